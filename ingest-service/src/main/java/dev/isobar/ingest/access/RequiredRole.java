package dev.isobar.ingest.access;

import java.util.Set;

/** Decides which role a request needs, by path and method. */
final class RequiredRole {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private RequiredRole() {}

  /**
   * Returns the role.
   *
   * @param path the path of the request, for paths of the future that need another role
   */
  static Role of(String method, String path) {
    return SAFE.contains(method) ? Role.READER : Role.ADMIN;
  }
}
