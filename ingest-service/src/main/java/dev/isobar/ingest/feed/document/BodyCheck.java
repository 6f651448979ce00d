package dev.isobar.ingest.feed.document;

import dev.isobar.ingest.feed.document.UnreadableFeedException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Refuses bodies that hold no text. */
final class BodyCheck {
  /** First bytes of files that servers send by mistake. */
  private static final Map<String, String> BINARY =
      Map.of(
          "%PDF-", "a PDF file",
          "\u0089PNG", "an image",
          "\u00FF\u00D8\u00FF", "an image",
          "GIF8", "an image",
          "PK\u0003\u0004", "a ZIP file",
          "\u0028\u00B5\u002F\u00FD", "data compressed with zstd",
          "BZh", "data compressed with bzip2",
          "\u007FELF", "a program",
          "OggS", "a sound file",
          "ID3", "a sound file");

  private BodyCheck() {}

  static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      boolean isMark = b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
      boolean isSpace = b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == 0;
      if (!isSpace && !isMark) {
        return false;
      }
    }
    return true;
  }

  static void refuseBinary(byte[] bytes) throws UnreadableFeedException {
    String start = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> kind : BINARY.entrySet()) {
      if (start.startsWith(kind.getKey())) {
        throw new UnreadableFeedException(
            Reason.BINARY, "The server sends " + kind.getValue() + " instead of the feed.");
      }
    }
  }
}
