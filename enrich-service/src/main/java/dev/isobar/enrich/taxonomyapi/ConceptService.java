package dev.isobar.enrich.taxonomyapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ConceptEvent;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolation;
import dev.isobar.enrich.pipeline.Enricher;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.taxonomy.ConceptCheck;
import dev.isobar.enrich.taxonomy.ConceptContract;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Changes concepts: checks or previews a change, publishes it and waits until it is applied. */
@Singleton
class ConceptService {
  private final TaxonomyStore live;
  private final TaxonomyConsumer channel;
  private final ConceptProducer publisher;
  private final EnricherHolder enricher;
  private final RecentArticles sample;
  private final Duration timeout;

  /** Serialises changes, so that each sees the version of the one before. */
  private final ReentrantLock turn = new ReentrantLock(true);

  ConceptService(
      TaxonomyStore live,
      TaxonomyConsumer channel,
      ConceptProducer publisher,
      EnricherHolder enricher,
      RecentArticles sample,
      TaxonomyConfig settings) {
    this.live = live;
    this.channel = channel;
    this.publisher = publisher;
    this.enricher = enricher;
    this.sample = sample;
    this.timeout = settings.publishTimeout();
  }

  /**
   * Holds the conditions of a change.
   *
   * @param ifMatch the versions that the taxonomy may have; empty for any
   * @param preview whether to compute only the effect
   */
  record ChangeRequest(List<String> ifMatch, boolean preview) {}

  /** Adds or replaces a concept. */
  ConceptChangeResult put(String id, byte[] body, ChangeRequest wish) throws InterruptedException {
    ConceptEvent concept = read(id, body);
    return inTurn(
        wish,
        () -> {
          ConceptCheck check =
              new ConceptCheck(ConceptContract.read(concept), live.state().taxonomy());
          if (!check.errors().isEmpty()) {
            throw TaxonomyApiException.invalid(check.errors());
          }
          List<ConceptCheck.Finding> warnings = new ArrayList<>(check.warnings());
          concept.extensions().keySet().forEach(field -> warnings.add(unknown(field)));
          return change(id, concept, warnings, wish.preview());
        });
  }

  /** Resets a bundled concept to its default, or removes an added one. */
  ConceptChangeResult revert(String id, ChangeRequest wish) throws InterruptedException {
    return inTurn(
        wish,
        () -> {
          TaxonomyStore.State state = live.state();
          if (!state.overrides().containsKey(id) && !state.unread().containsKey(id)) {
            throw TaxonomyApiException.nothingToRevert(id, state.taxonomy().concept(id) != null);
          }
          List<String> below = live.below(id);
          if (live.builtIn().concept(id) == null && !below.isEmpty()) {
            throw TaxonomyApiException.hasNarrower(id, below);
          }
          return change(id, null, List.of(), wish.preview());
        });
  }

  private interface Step {
    ConceptChangeResult take() throws InterruptedException;
  }

  private ConceptChangeResult inTurn(ChangeRequest wish, Step step) throws InterruptedException {
    if (!wish.preview() && !channel.enabled()) {
      throw TaxonomyApiException.fixed();
    }
    if (!turn.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      throw TaxonomyApiException.busy();
    }
    try {
      String version = live.state().taxonomy().version();
      if (!wish.ifMatch().isEmpty() && !wish.ifMatch().contains(version)) {
        throw TaxonomyApiException.stale(version);
      }
      return step.take();
    } finally {
      turn.unlock();
    }
  }

  private ConceptChangeResult change(
      String id, ConceptEvent concept, List<ConceptCheck.Finding> warnings, boolean preview)
      throws InterruptedException {
    Map<String, ConceptEvent> overrides = new TreeMap<>(live.state().overrides());
    if (concept == null) {
      overrides.remove(id);
    } else {
      overrides.put(id, concept);
    }
    Enricher before = enricher.get();
    String was = before.taxonomy().version();
    if (preview) {
      Enricher after = live.enricherWith(overrides);
      ChangeImpact effect = ChangeImpact.of(before, after, sample.take());
      return new ConceptChangeResult(id, after.taxonomy().version(), was, false, warnings, effect);
    }
    try {
      RecordMetadata place = publisher.publish(id, concept);
      boolean applied = live.awaitApplied(place.partition(), place.offset(), timeout);
      String version = applied ? live.state().taxonomy().version() : null;
      return new ConceptChangeResult(id, version, was, applied, warnings, null);
    } catch (ConceptProducer.NotPublished e) {
      throw TaxonomyApiException.notPublished(e);
    }
  }

  private static ConceptEvent read(String id, byte[] body) {
    ConceptEvent concept = ContractJson.readConcept(withId(id, body));
    if (!concept.id().equals(id)) {
      throw new ContractViolation(
          "/id", "is " + concept.id() + ", but the path has " + id + ": use the same id");
    }
    return concept;
  }

  /** Adds the id of the path and removes the field that only answers have. */
  private static byte[] withId(String id, byte[] body) {
    if (body.length > ContractJson.MAX_CONCEPT_BYTES) {
      return body;
    }
    try {
      JsonNode tree = ContractJson.mapper().readTree(body);
      if (tree instanceof ObjectNode concept) {
        concept.remove(TaxonomyJson.FROM);
        concept.putIfAbsent("id", concept.textNode(id));
        return ContractJson.mapper().writeValueAsBytes(concept);
      }
    } catch (IOException | StackOverflowError e) {
      // The validation reports the error.
    }
    return body;
  }

  private static ConceptCheck.Finding unknown(String field) {
    return new ConceptCheck.Finding("/" + field, "is not a field of Concept v1 and has no effect");
  }
}
