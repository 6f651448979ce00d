package dev.isobar.contracts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Identifies a canary: an article that ingest-service sends to measure the way into the view. The
 * header marks its records, and nothing shows or counts them as articles. The mark holds only for
 * the ids of canaries, so it cannot hide another article; pushes over HTTP never have such an id.
 *
 * @param number a UUID, for each canary another one
 * @param sentAt when it was sent, in whole milliseconds
 */
public record Canary(String number, Instant sentAt) {
  public static final String HEADER = "isobar-canary";

  /**
   * How many ids there are. Canaries take turns with them: compaction keeps one record for each,
   * and their keys reach every one of the 6 partitions.
   */
  public static final int IDS = 16;

  private static final String ID = "canary-";
  private static final byte[] ID_BYTES = ID.getBytes(UTF_8);

  /** Thirteen digits of milliseconds last until the year 2286. */
  private static final Pattern VALUE = Pattern.compile("([0-9a-f-]{36})/([0-9]{13})");

  /** Returns a new canary. */
  public static Canary at(Instant now) {
    return new Canary(UUID.randomUUID().toString(), Instant.ofEpochMilli(now.toEpochMilli()));
  }

  /** Returns the article id of a turn. */
  public static String id(long turn) {
    return ID + Math.floorMod(turn, IDS);
  }

  /** Marks a record. */
  public void add(Headers headers) {
    String value = number + "/" + sentAt.toEpochMilli();
    headers.remove(HEADER).add(HEADER, value.getBytes(UTF_8));
  }

  /** Copies the mark of one record to another one that is made from it. */
  public static void copy(Headers from, Headers to) {
    Header mark = from.lastHeader(HEADER);
    if (mark != null) {
      to.add(mark);
    }
  }

  /** Returns the canary of a record; empty if it is an article, a removal or anything else. */
  public static Optional<Canary> of(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null || !hasId(record.key())) {
      return Optional.empty();
    }
    Header mark = record.headers().lastHeader(HEADER);
    if (mark == null || mark.value() == null) {
      return Optional.empty();
    }
    Matcher value = VALUE.matcher(new String(mark.value(), UTF_8));
    return value.matches()
        ? Optional.of(
            new Canary(value.group(1), Instant.ofEpochMilli(Long.parseLong(value.group(2)))))
        : Optional.empty();
  }

  private static boolean hasId(byte[] key) {
    return key != null
        && key.length > ID_BYTES.length
        && Arrays.equals(key, 0, ID_BYTES.length, ID_BYTES, 0, ID_BYTES.length);
  }
}
