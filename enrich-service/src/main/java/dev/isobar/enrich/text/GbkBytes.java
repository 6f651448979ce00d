package dev.isobar.enrich.text;

import java.io.ByteArrayOutputStream;

/**
 * Prepares GBK bytes for Java's decoder of GB18030, which does not know the euro sign of Windows:
 * the single byte 80 (WHATWG Encoding Standard, section 10.2.1).
 */
final class GbkBytes {
  private static final byte[] EURO = {(byte) 0xA2, (byte) 0xE3};

  private GbkBytes() {}

  /** Returns the bytes with each single byte 80 replaced by GB18030's own euro sign. */
  static byte[] withEuro(byte[] bytes) {
    ByteArrayOutputStream out = null;
    int i = 0;
    while (i < bytes.length) {
      int length = length(bytes, i);
      if (bytes[i] == (byte) 0x80) {
        if (out == null) {
          out = new ByteArrayOutputStream(bytes.length + 16);
          out.write(bytes, 0, i);
        }
        out.writeBytes(EURO);
      } else if (out != null) {
        out.write(bytes, i, length);
      }
      i += length;
    }
    return out == null ? bytes : out.toByteArray();
  }

  /** Returns the number of bytes of the character at an index: 1, 2 or 4. */
  private static int length(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    if (first <= 0x80 || first == 0xFF || at + 1 >= bytes.length) {
      return 1;
    }
    int second = bytes[at + 1] & 0xFF;
    if (second >= 0x40) {
      return 2;
    }
    return second >= 0x30 && second <= 0x39 && at + 3 < bytes.length ? 4 : 1;
  }
}
