package dev.isobar.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/**
 * Holds the trace headers of a request (W3C Trace Context).
 *
 * @param parent the header traceparent; null if it is missing or malformed
 * @param state the header tracestate; null if it is missing
 */
public record TraceContext(String parent, String state) {
  public static final TraceContext NONE = new TraceContext(null, null);

  private static final Pattern PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-[!-~]{0,200})?");
  private static final Pattern STATE = Pattern.compile("[ -~\\t]{1,512}");

  public TraceContext {
    parent = parent != null && PARENT.matcher(parent).matches() ? parent : null;
    state = parent != null && state != null && STATE.matcher(state).matches() ? state : null;
  }

  void describe(Headers headers) {
    if (parent != null) {
      headers.add("traceparent", parent.getBytes(US_ASCII));
    }
    if (state != null) {
      headers.add("tracestate", state.getBytes(US_ASCII));
    }
  }
}
