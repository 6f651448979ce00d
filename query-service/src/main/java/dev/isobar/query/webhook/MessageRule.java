package dev.isobar.query.webhook;

import java.util.Optional;

/** Says before each attempt what of a message may still be sent. */
@FunctionalInterface
public interface MessageRule {
  /**
   * Returns what of a body may be sent. Runs in a transaction.
   *
   * @param type what happened, such as {@code alert.matched}
   * @param body the whole body, as JSON
   * @return empty if nothing is left, because its articles were taken down
   */
  Optional<String> rest(String type, String body);
}
