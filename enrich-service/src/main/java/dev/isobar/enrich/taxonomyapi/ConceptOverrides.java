package dev.isobar.enrich.taxonomyapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ConceptEvent;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Collects the last valid record of each key of {@code isobar.taxonomy}. An invalid record changes
 * nothing and is kept in a list until its key is written again.
 */
final class ConceptOverrides {
  /** Limits the list of invalid records. */
  static final int MAX_UNREAD = 100;

  /** The kind of a record. */
  enum Kind {
    CHANGE,
    TOMBSTONE,
    UNREAD
  }

  /**
   * Describes an invalid record.
   *
   * @param reason the reason as a word: {@code not-json}
   * @param message the reason as a sentence that names the field
   */
  record Unread(String key, int partition, long offset, String reason, String message) {}

  private final Map<String, ConceptEvent> overrides = new TreeMap<>();
  private final Map<String, Unread> unread = new LinkedHashMap<>();

  Kind take(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), UTF_8);
    try {
      if (record.value() == null) {
        overrides.remove(key);
        unread.remove(key);
        return Kind.TOMBSTONE;
      }
      ConceptEvent concept = ContractJson.readConcept(record.value());
      if (!concept.id().equals(key)) {
        throw new ContractViolationException(
            "/id", "is " + concept.id() + ", but the record's key is " + shown(key));
      }
      overrides.put(key, concept);
      unread.remove(key);
      return Kind.CHANGE;
    } catch (ContractViolationException e) {
      remember(
          new Unread(
              shown(key), record.partition(), record.offset(), e.reason().word(), e.getMessage()),
          key);
      return Kind.UNREAD;
    }
  }

  private void remember(Unread one, String key) {
    unread.remove(key);
    if (unread.size() >= MAX_UNREAD) {
      unread.remove(unread.keySet().iterator().next());
    }
    unread.put(key, one);
  }

  private static String shown(String key) {
    return key.length() > 200 ? key.substring(0, 200) : key;
  }

  /** Returns the concepts that were added or replaced, by id. */
  Map<String, ConceptEvent> overrides() {
    return new TreeMap<>(overrides);
  }

  /** Returns the latest invalid records, by key. */
  Map<String, Unread> unread() {
    return new LinkedHashMap<>(unread);
  }
}
