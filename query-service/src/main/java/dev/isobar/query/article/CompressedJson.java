package dev.isobar.query.article;

import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Factory;

/**
 * How the view keeps an event's value: compressed here by LZ4, because PostgreSQL's own compression
 * took a fifth of its time, and not every server has LZ4 built in.
 *
 * <p>Its form: the byte 1, with which no JSON begins in any encoding; the length of the JSON in
 * four bytes, the highest first; one LZ4 block. What does not begin like that is JSON as it came:
 * so it was kept at first.
 */
final class CompressedJson {
  private static final byte MARK = 1;
  private static final int HEADER = 1 + Integer.BYTES;
  private static final LZ4Factory LZ4 = LZ4Factory.fastestInstance();

  private CompressedJson() {}

  static byte[] pack(byte[] json) {
    byte[] block = LZ4.fastCompressor().compress(json);
    return ByteBuffer.allocate(HEADER + block.length)
        .put(MARK)
        .putInt(json.length)
        .put(block)
        .array();
  }

  static byte[] unpack(byte[] kept) {
    if (kept.length < HEADER || kept[0] != MARK) {
      return kept;
    }
    byte[] json = new byte[ByteBuffer.wrap(kept).getInt(1)];
    LZ4.fastDecompressor().decompress(kept, HEADER, json, 0, json.length);
    return json;
  }
}
