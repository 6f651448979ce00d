package dev.isobar.query.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Converts JSON to one line of UTF-8 for the field {@code data:} of an event. */
final class SseData {
  /** The fields that {@code fields=light} omits: long ones that lists and tickers do not show. */
  static final List<String> HEAVY = List.of("text", "removed", "segments", "fingerprint");

  private SseData() {}

  /**
   * Returns the JSON on one line. Line breaks occur only between tokens, so blanks can replace
   * them. UTF-16 and UTF-32 are converted.
   *
   * @param json valid JSON
   */
  static byte[] of(byte[] json) {
    boolean breaks = false;
    for (byte b : json) {
      if (b == 0) {
        return rewritten(json);
      }
      breaks |= b == '\n' || b == '\r';
    }
    int start = startsWithByteOrderMark(json) ? 3 : 0;
    if (!breaks && start == 0) {
      return json;
    }
    byte[] line = Arrays.copyOfRange(json, start, json.length);
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '\n' || line[i] == '\r') {
        line[i] = ' ';
      }
    }
    return line;
  }

  /** Returns the JSON without the {@linkplain #HEAVY heavy} fields. Offsets do not change. */
  static byte[] light(byte[] json) {
    ObjectNode tree = (ObjectNode) tree(json);
    return ContractJson.write(tree.remove(HEAVY));
  }

  private static byte[] rewritten(byte[] json) {
    return ContractJson.write(tree(json));
  }

  private static JsonNode tree(byte[] json) {
    try {
      return ContractJson.mapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean startsWithByteOrderMark(byte[] json) {
    return json.length >= 3
        && json[0] == (byte) 0xEF
        && json[1] == (byte) 0xBB
        && json[2] == (byte) 0xBF;
  }
}
