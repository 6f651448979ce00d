package dev.isobar.ingest.feed.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Comparator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Orders the owners of a partition of {@code isobar.feed-states}. Each state has the epoch of its
 * writer in a header, so that a replica that has lost the partition unnoticed cannot overwrite what
 * the new owner wrote.
 *
 * @param counter one more than the highest that the partition had when the owner took it over
 * @param generation the generation of the consumer group at the assignment; it tells apart two
 *     owners of which the first wrote nothing, and begins again when the group is forgotten
 */
public record OwnerEpoch(long counter, int generation) implements Comparable<OwnerEpoch> {
  /** The epoch of records without the header, as earlier versions wrote them. */
  static final OwnerEpoch NONE = new OwnerEpoch(0, 0);

  private static final String HEADER = "epoch";
  private static final Comparator<OwnerEpoch> ORDER =
      Comparator.comparingLong(OwnerEpoch::counter).thenComparingInt(OwnerEpoch::generation);

  @Override
  public int compareTo(OwnerEpoch other) {
    return ORDER.compare(this, other);
  }

  /** Adds the header, for example {@code epoch: 17.4}. */
  void write(Headers headers) {
    headers.add(HEADER, (counter + "." + generation).getBytes(US_ASCII));
  }

  /** Returns the epoch of a record; {@link #NONE} if it has none that can be read. */
  static OwnerEpoch of(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    if (header == null || header.value() == null) {
      return NONE;
    }
    String text = new String(header.value(), US_ASCII);
    int dot = Math.max(0, text.indexOf('.'));
    try {
      return new OwnerEpoch(
          Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      return NONE;
    }
  }
}
