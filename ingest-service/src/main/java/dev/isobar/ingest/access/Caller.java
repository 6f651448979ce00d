package dev.isobar.ingest.access;

import dev.isobar.ingest.config.Role;

/**
 * Identifies the caller of a request.
 *
 * @param name the name for audit records: {@code local} without a key, else that of the key
 */
public record Caller(String name, Role role) {
  /** Any caller of a service that listens on loopback only and has no key. */
  public static final Caller LOCAL = new Caller("local", Role.ADMIN);

  /** Returns whether the caller may do what a role allows. */
  public boolean has(Role needed) {
    return role.compareTo(needed) >= 0;
  }
}
