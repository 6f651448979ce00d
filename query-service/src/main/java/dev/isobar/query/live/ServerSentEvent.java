package dev.isobar.query.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.cursor.StreamCursor;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * Formats the events of the stream (text/event-stream of the HTML standard). The id of each event
 * is the cursor after it, which the client sends back as {@code Last-Event-ID}.
 */
final class ServerSentEvent {
  private static final byte[] EVENT = "event: ".getBytes(US_ASCII);
  private static final byte[] ID = "\nid: ".getBytes(US_ASCII);
  private static final byte[] DATA = "\ndata: ".getBytes(US_ASCII);
  private static final byte[] END = "\n\n".getBytes(US_ASCII);

  private ServerSentEvent() {}

  /** Returns the reconnection time. */
  static Buffer retry(long millis) {
    return Buffer.buffer("retry: " + millis + "\n\n");
  }

  /** Returns the event of an article or of its removal. */
  static Buffer of(StreamCursor after, LiveArticle article, boolean asLight) {
    return event(article.event(), after, article.json(asLight));
  }

  /**
   * Returns an event.
   *
   * @param json the data on one line
   */
  static Buffer event(String name, StreamCursor after, byte[] json) {
    byte[] id = after.toString().getBytes(US_ASCII);
    return Buffer.buffer(json.length + 200)
        .appendBytes(EVENT)
        .appendString(name)
        .appendBytes(ID)
        .appendBytes(id)
        .appendBytes(DATA)
        .appendBytes(json)
        .appendBytes(END);
  }

  /**
   * Returns the event {@code heartbeat}.
   *
   * @param cursor the position; null while it is unknown because the broker has not answered yet
   * @param state {@code live}, {@code catching-up}, or {@code waiting} for the broker
   */
  static Buffer heartbeat(StreamCursor cursor, String state) {
    String data = "data: {\"state\":\"" + state + "\"}\n\n";
    String id = cursor == null ? "" : "id: " + cursor + "\n";
    return Buffer.buffer("event: heartbeat\n" + id + data);
  }

  /** Returns the event {@code gap}: records before {@code to} are no longer retained. */
  static Buffer gap(StreamCursor from, StreamCursor to, String reason) {
    byte[] data =
        ContractJson.write(Map.of("from", from.toString(), "to", to.toString(), "reason", reason));
    return Buffer.buffer("event: gap\nid: " + to + "\ndata: " + new String(data, UTF_8) + "\n\n");
  }
}
