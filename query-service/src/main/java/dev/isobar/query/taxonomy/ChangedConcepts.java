package dev.isobar.query.taxonomy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ConceptEvent;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.messaging.FollowedTopic;
import dev.isobar.query.search.ConceptLabels;
import dev.isobar.query.search.ConceptLabels.MainLabels;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads {@code isobar.taxonomy} from its start, so that searches know the labels of concepts that
 * were added or changed. An invalid record changes nothing, as in enrich-service, which lists it.
 */
@ApplicationScoped
class ChangedConcepts {
  private static final Logger LOG = Logger.getLogger(ChangedConcepts.class);
  private static final String CHANNEL = "changed-concepts";

  private final FollowedTopic topic;

  /** The labels by the ids of concepts; null if a concept has only one language. */
  private final Map<String, MainLabels> changed = new HashMap<>();

  ChangedConcepts(KafkaClientService clients) {
    this.topic = new FollowedTopic(clients, CHANNEL);
  }

  /** Takes a batch. The channel calls it from one thread at a time. */
  @Incoming(CHANNEL)
  @Blocking
  synchronized void take(ConsumerRecords<byte[], byte[]> records) {
    Map<String, MainLabels> before = new HashMap<>(changed);
    topic.take(records, changed::clear, this::take);
    if (!changed.equals(before)) {
      ConceptLabels.change(changed);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String id = new String(record.key(), UTF_8);
    if (record.value() == null) {
      changed.remove(id);
      return;
    }
    try {
      ConceptEvent concept = ContractJson.readConcept(record.value());
      if (concept.id().equals(id)) {
        changed.put(id, labels(concept.labels()));
      }
    } catch (ContractViolationException e) {
      LOG.debugf("Concept %s is not read: %s", id, e.getMessage());
    }
  }

  private static MainLabels labels(Map<String, String> labels) {
    String english = labels.get("en");
    String chinese = labels.get("zh");
    return english == null || chinese == null ? null : new MainLabels(english, chinese);
  }
}
