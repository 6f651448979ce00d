package dev.isobar.query.curation;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.store.SnapshotReader;
import dev.isobar.query.story.StoryDecision;
import dev.isobar.query.story.StoryDecisionItem;
import dev.isobar.query.story.StoryDecisionQueries;
import dev.isobar.query.story.StoryDecisions.Change;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Makes decisions and takes them back. A change returns when Kafka and the view have it. */
@Singleton
class StoryDecisionChanges {
  private static final Logger LOG = Logger.getLogger("isobar.audit");

  private final SnapshotReader snapshot;
  private final StoryDecisionQueries view;
  private final StoryDecisionSender sender;
  private final StoryDecisionTransaction transaction;
  private final Clock clock = Clock.systemUTC();

  StoryDecisionChanges(
      SnapshotReader snapshot,
      StoryDecisionQueries view,
      StoryDecisionSender sender,
      StoryDecisionTransaction transaction) {
    this.snapshot = snapshot;
    this.view = view;
    this.sender = sender;
    this.transaction = transaction;
  }

  /**
   * Makes a decision.
   *
   * @throws ProblemException with status 503 if the broker does not acknowledge it
   */
  StoryDecisionItem make(
      StoryDecision.Verdict verdict,
      List<String> articles,
      List<String> others,
      StoryDecisionJson.Body body)
      throws SQLException {
    StoryDecision decision =
        StoryDecision.of(verdict, articles, others, clock.instant(), body.by(), body.note());
    StoryDecision latest = decision.at(now(decision.id()));
    write(Change.made(latest));
    LOG.infof(
        "stories: %s %s and %s was decided as %s",
        latest.verdict(), latest.articles(), latest.others(), latest.id());
    return snapshot
        .read(() -> view.find(latest.id()))
        .value()
        .orElseThrow(() -> unavailable("The decision is taken back already"));
  }

  /**
   * Takes a decision back.
   *
   * @return false if there is no such one
   */
  boolean takeBack(String id) throws SQLException {
    Optional<StoryDecisionItem> present = snapshot.read(() -> view.find(id)).value();
    if (present.isEmpty()) {
      return false;
    }
    write(new Change(id, null, now(id)));
    LOG.infof("stories: the decision %s was taken back", id);
    return true;
  }

  /** Returns the time, which is later than that of all decisions also if clocks differ. */
  private Instant now(String id) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return snapshot
        .read(() -> view.changedAt(id))
        .value()
        .map(last -> last.plusMillis(1))
        .filter(next -> next.isAfter(now))
        .orElse(now);
  }

  private void write(Change change) throws SQLException {
    try {
      sender.send(change);
    } catch (KafkaException e) {
      LOG.warnf("stories: the change of %s is not written: %s", change.id(), e.getMessage());
      throw unavailable("The broker did not acknowledge the change, but may have written it");
    }
    transaction.apply(List.of(change));
  }

  private static ProblemException unavailable(String detail) {
    return new ProblemException(
        ProblemDetail.of("broker-away", "Broker unavailable", 503, detail + ": try again later"));
  }
}
