package dev.isobar.ingest.access;

import dev.isobar.ingest.config.Role;
import java.util.Set;

/** Decides which role a request to a REST resource needs, by path and method. */
final class RequiredRole {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private RequiredRole() {}

  /** Returns whether requests with the method change nothing. */
  static boolean isSafe(String method) {
    return SAFE.contains(method);
  }

  /** Returns whether anyone may call a path: it checks its callers itself, by a secret. */
  static boolean isPublic(String path) {
    return path.startsWith("/websub/");
  }

  /** Returns the role. A path that is not listed needs the highest one for changes. */
  static Role of(String method, String path) {
    return isSafe(method) ? Role.READER : Role.ADMIN;
  }
}
