package dev.isobar.query.access;

import dev.isobar.query.config.Role;

/**
 * Identifies who sends a request.
 *
 * @param name that of the key, or the subject of the token
 * @param role the highest of the caller's roles; null if the caller has none
 */
public record Caller(String name, Role role) {

  /** Returns whether the caller may do what a role allows. */
  public boolean has(Role needed) {
    return role != null && role.compareTo(needed) >= 0;
  }
}
