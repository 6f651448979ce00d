package dev.isobar.query.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** JSON on one line of UTF-8, as an event's {@code data:} needs it. */
final class SseData {
  /** What {@code fields=light} leaves out: the long fields that lists and tickers do not show. */
  static final List<String> HEAVY = List.of("text", "removed", "segments", "fingerprint");

  private SseData() {}

  /**
   * The same JSON on one line. Line breaks stand only between JSON's tokens, so that blanks may
   * take their place; what came in UTF-16 or UTF-32, which JSON readers detect, is written anew.
   *
   * @param json valid JSON, otherwise untouched
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

  /** Without the {@linkplain #HEAVY heavy} fields; offsets still refer to the text left out. */
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
