package dev.isobar.query.live;

import dev.isobar.contracts.ContractJson;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Map;

/** Holds the events that lead from one list of what rises to the next, shared by subscribers. */
final class RisingChange {
  private final RisingList before;
  private final RisingList now;
  private final Buffer deltas;
  private final Buffer whole;

  /**
   * Makes the events.
   *
   * @param before null if there was none
   */
  RisingChange(RisingList before, RisingList now) {
    this.before = before;
    this.now = now;
    this.whole = whole(now);
    this.deltas = before == null ? whole : deltas(before, now);
  }

  RisingList now() {
    return now;
  }

  /** Returns what a subscriber gets who has had a list; null for nothing. */
  Buffer after(RisingList had) {
    if (had == now) {
      return null;
    }
    return had == null || had != before ? whole : deltas.length() == 0 ? null : deltas;
  }

  private static Buffer whole(RisingList now) {
    Buffer items = Buffer.buffer("{\"items\":[");
    int number = 0;
    for (byte[] item : now.items().values()) {
      if (number++ > 0) {
        items.appendString(",");
      }
      items.appendBytes(item);
    }
    return ServerSentEvent.event("trends", now.cursor(), items.appendString("]}").getBytes());
  }

  private static Buffer deltas(RisingList before, RisingList now) {
    Buffer events = Buffer.buffer();
    now.items()
        .forEach(
            (id, item) -> {
              byte[] known = before.items().get(id);
              if (!Arrays.equals(known, item)) {
                String name = known == null ? "rising" : "volume";
                events.appendBuffer(ServerSentEvent.event(name, now.cursor(), item));
              }
            });
    for (String id : before.items().keySet()) {
      if (!now.items().containsKey(id)) {
        byte[] data = ContractJson.write(Map.of("id", id));
        events.appendBuffer(ServerSentEvent.event("settled", now.cursor(), data));
      }
    }
    return events;
  }
}
