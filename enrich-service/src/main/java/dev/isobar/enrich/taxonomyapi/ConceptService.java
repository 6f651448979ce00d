package dev.isobar.enrich.taxonomyapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ConceptEvent;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.enrich.pipeline.Enricher;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.taxonomy.ConceptCheck;
import dev.isobar.enrich.taxonomy.ConceptMapper;
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
  private final TaxonomyStore store;
  private final TaxonomyConsumer channel;
  private final ConceptProducer producer;
  private final EnricherHolder enricher;
  private final RecentArticles articles;
  private final Duration timeout;

  /** Serialises changes, so that each sees the version of the one before. */
  private final ReentrantLock lock = new ReentrantLock(true);

  ConceptService(
      TaxonomyStore store,
      TaxonomyConsumer channel,
      ConceptProducer producer,
      EnricherHolder enricher,
      RecentArticles articles,
      TaxonomyConfig settings) {
    this.store = store;
    this.channel = channel;
    this.producer = producer;
    this.enricher = enricher;
    this.articles = articles;
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
  ConceptChangeResult put(String id, byte[] body, ChangeRequest request)
      throws InterruptedException {
    ConceptEvent concept = read(id, body);
    return locked(
        request,
        () -> {
          ConceptCheck check =
              new ConceptCheck(ConceptMapper.read(concept), store.state().taxonomy());
          if (!check.errors().isEmpty()) {
            throw TaxonomyApiException.invalid(check.errors());
          }
          List<ConceptCheck.Finding> warnings = new ArrayList<>(check.warnings());
          concept.extensions().keySet().forEach(field -> warnings.add(unknown(field)));
          return change(id, concept, warnings, request.preview());
        });
  }

  /** Resets a bundled concept to its default, or removes an added one. */
  ConceptChangeResult revert(String id, ChangeRequest request) throws InterruptedException {
    return locked(
        request,
        () -> {
          TaxonomyStore.State state = store.state();
          if (!state.overrides().containsKey(id) && !state.unread().containsKey(id)) {
            throw TaxonomyApiException.nothingToRevert(id, state.taxonomy().concept(id) != null);
          }
          List<String> narrower = store.narrower(id);
          if (store.builtIn().concept(id) == null && !narrower.isEmpty()) {
            throw TaxonomyApiException.hasNarrower(id, narrower);
          }
          return change(id, null, List.of(), request.preview());
        });
  }

  private interface Step {
    ConceptChangeResult take() throws InterruptedException;
  }

  private ConceptChangeResult locked(ChangeRequest request, Step step) throws InterruptedException {
    if (!request.preview() && !channel.enabled()) {
      throw TaxonomyApiException.readOnly();
    }
    if (!lock.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      throw TaxonomyApiException.busy();
    }
    try {
      String version = store.state().taxonomy().version();
      if (!request.ifMatch().isEmpty() && !request.ifMatch().contains(version)) {
        throw TaxonomyApiException.stale(version);
      }
      return step.take();
    } finally {
      lock.unlock();
    }
  }

  private ConceptChangeResult change(
      String id, ConceptEvent concept, List<ConceptCheck.Finding> warnings, boolean preview)
      throws InterruptedException {
    Map<String, ConceptEvent> overrides = new TreeMap<>(store.state().overrides());
    if (concept == null) {
      overrides.remove(id);
    } else {
      overrides.put(id, concept);
    }
    Enricher before = enricher.get();
    String previousVersion = before.taxonomy().version();
    if (preview) {
      Enricher after = store.enricherWith(overrides);
      ChangeImpact effect = ChangeImpact.of(before, after, articles.take());
      return new ConceptChangeResult(
          id, after.taxonomy().version(), previousVersion, false, warnings, effect);
    }
    try {
      RecordMetadata written = producer.publish(id, concept);
      boolean applied = store.awaitApplied(written.partition(), written.offset(), timeout);
      String version = applied ? store.state().taxonomy().version() : null;
      return new ConceptChangeResult(id, version, previousVersion, applied, warnings, null);
    } catch (ConceptProducer.PublishFailedException e) {
      throw TaxonomyApiException.publishFailed(e);
    }
  }

  private static ConceptEvent read(String id, byte[] body) {
    ConceptEvent concept = ContractJson.readConcept(withId(id, body));
    if (!concept.id().equals(id)) {
      throw new ContractViolationException(
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
