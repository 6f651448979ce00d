package dev.isobar.query.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Says of which articles somebody wants to be told, and when.
 *
 * @param id lower-case letters, digits and hyphens; null until it has one
 * @param query the id of a saved query; null if the alert has parameters of its own
 * @param parameters those of {@code /articles}, as the client wrote them; null with a query
 * @param quietHours null for none
 * @param perStory whether it tells of each story once, by its first article
 * @param revisions whether it tells of an article again when its text has changed
 * @param maxAge how old an article may be when it is accepted; null for the setting
 * @param webhooks the ids of the webhooks that get its messages
 * @param created articles that were fetched before are not told; null until it is saved
 */
record Alert(
    String id,
    String name,
    String query,
    ObjectNode parameters,
    AlertCondition when,
    AlertRate rate,
    QuietHours quietHours,
    boolean perStory,
    boolean revisions,
    Duration maxAge,
    List<String> webhooks,
    Instant created) {
  Alert {
    parameters = parameters == null ? null : parameters.deepCopy();
    webhooks = List.copyOf(webhooks);
  }

  /** Returns the alert as it is saved. */
  Alert saved(String newId, Instant newCreated) {
    return new Alert(
        newId,
        name,
        query,
        parameters,
        when,
        rate,
        quietHours,
        perStory,
        revisions,
        maxAge,
        webhooks,
        newCreated);
  }

  /** Returns the alert with parameters instead of a saved query. */
  Alert withParameters(ObjectNode others) {
    return new Alert(
        id,
        name,
        null,
        others,
        when,
        rate,
        quietHours,
        perStory,
        revisions,
        maxAge,
        webhooks,
        created);
  }

  /** Returns when a message may leave that has something to tell since a time. */
  Instant due(Instant since) {
    Instant next = rate.next(since);
    return quietHours == null ? next : quietHours.endIfQuiet(next);
  }
}
