package dev.isobar.ingest.feed.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * Holds authentic content that a hub sent and that is not handled yet.
 *
 * @param token the token of its subscription
 * @param contentType the header of the request; null: none came
 */
public record PushedContent(String token, String contentType, byte[] body) {
  private static final int LONGEST_TYPE = 200;

  /** Returns the content in bytes. */
  public byte[] encode() {
    byte[] first = token.getBytes(UTF_8);
    byte[] second = shortType().getBytes(UTF_8);
    return ByteBuffer.allocate(2 * Short.BYTES + first.length + second.length + body.length)
        .putShort((short) first.length)
        .put(first)
        .putShort((short) second.length)
        .put(second)
        .put(body)
        .array();
  }

  /**
   * Reads content.
   *
   * @throws RuntimeException if the bytes are not from {@link #encode}
   */
  public static PushedContent decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    String token = text(buffer);
    String type = text(buffer);
    byte[] body = new byte[buffer.remaining()];
    buffer.get(body);
    return new PushedContent(token, type.isEmpty() ? null : type, body);
  }

  private String shortType() {
    if (contentType == null) {
      return "";
    }
    return contentType.substring(0, Math.min(LONGEST_TYPE, contentType.length()));
  }

  private static String text(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.getShort()];
    buffer.get(bytes);
    return new String(bytes, UTF_8);
  }
}
