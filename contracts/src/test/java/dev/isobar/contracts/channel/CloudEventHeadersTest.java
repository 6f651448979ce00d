package dev.isobar.contracts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CloudEventHeadersTest {

  @Test
  void theAttributesAreHeadersOnce() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_id", "old".getBytes(UTF_8)).add("mine", "kept".getBytes(UTF_8));
    CloudEventHeaders.add(
        headers,
        CloudEventHeaders.CONCEPT_TYPE,
        "/isobar/test",
        "methane",
        7,
        Instant.parse("2026-03-01T12:00:00Z"));
    Map<String, String> found = new TreeMap<>();
    headers.forEach(header -> found.put(header.key(), new String(header.value(), UTF_8)));
    assertThat(found)
        .isEqualTo(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "methane/7",
                "ce_source", "/isobar/test",
                "ce_type", "dev.isobar.concept.v1",
                "ce_time", "2026-03-01T12:00:00Z",
                "content-type", "application/json",
                "mine", "kept"));
    assertThat(headers.toArray()).hasSize(7);
  }
}
