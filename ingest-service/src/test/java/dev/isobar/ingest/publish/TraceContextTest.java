package dev.isobar.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void isPassedOnAsItCame() {
    RecordHeaders headers = headers(new TraceContext(PARENT, "vendor=1"));
    assertThat(headers.lastHeader("traceparent").value()).isEqualTo(PARENT.getBytes(US_ASCII));
    assertThat(headers.lastHeader("tracestate").value()).isEqualTo("vendor=1".getBytes(US_ASCII));
    assertThat(headers.toArray()).hasSize(2);
  }

  @Test
  void theStateIsOptional() {
    assertThat(headers(new TraceContext(PARENT, null)).toArray()).hasSize(1);
    assertThat(new TraceContext(PARENT, "x".repeat(512)).state()).hasSize(512);
    assertThat(new TraceContext(PARENT, "x".repeat(513)).state()).isNull();
    assertThat(new TraceContext(PARENT, "line\nbreak").state()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", "x"})
  void aParentThatIsNotWellFormedIsDropped(String parent) {
    assertThat(new TraceContext(parent, "vendor=1")).isEqualTo(TraceContext.NONE);
    assertThat(headers(new TraceContext(parent, "vendor=1")).toArray()).isEmpty();
  }

  @Test
  void withoutParentThereIsNoState() {
    assertThat(new TraceContext(null, "vendor=1")).isEqualTo(TraceContext.NONE);
  }

  private static RecordHeaders headers(TraceContext context) {
    RecordHeaders headers = new RecordHeaders();
    context.describe(headers);
    return headers;
  }
}
