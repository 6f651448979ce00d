package dev.isobar.messaging.access;

import java.util.Set;

/**
 * Says whose a token is.
 *
 * @param name its subject, without characters that would break a log
 * @param roles without {@code isobar-}; roles of other applications are left out
 */
public record VerifiedToken(String name, Set<String> roles) {}
