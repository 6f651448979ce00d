package dev.isobar.contracts.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads the byte order mark at the start of a text. */
public final class ByteOrderMark {
  private ByteOrderMark() {}

  /** Returns the charset that the mark stands for; null if there is none. */
  public static Charset charset(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    return startsWith(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || bytes[i] != (byte) mark[i]) {
        return false;
      }
    }
    return true;
  }
}
