package dev.isobar.ingest.feed.state;

import dev.isobar.ingest.feed.entry.Varint;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads the last polls of a feed. */
final class PollListFormat {
  private PollListFormat() {}

  static void write(List<PollRecord> polls, DataOutput out) throws IOException {
    Varint.write(out, polls.size());
    long previous = 0;
    for (PollRecord poll : polls) {
      Varint.writeSigned(out, poll.when().toEpochMilli() - previous);
      previous = poll.when().toEpochMilli();
      Varint.write(out, poll.status());
      Varint.write(out, poll.bytes());
      Varint.write(out, Math.max(0, poll.took().toMillis()));
      Varint.write(out, poll.entries());
      Varint.write(out, poll.fresh());
      Varint.write(out, poll.revisions());
      Varint.writeText(out, poll.note());
    }
  }

  static List<PollRecord> read(DataInput in) throws IOException {
    int count = Varint.readCount(in, FeedState.MAX_POLLS);
    List<PollRecord> polls = new ArrayList<>(count);
    long previous = 0;
    for (int i = 0; i < count; i++) {
      previous += Varint.readSigned(in);
      polls.add(
          new PollRecord(
              Instant.ofEpochMilli(previous),
              (int) Varint.read(in),
              Varint.read(in),
              Duration.ofMillis(Varint.read(in)),
              (int) Varint.read(in),
              (int) Varint.read(in),
              (int) Varint.read(in),
              Varint.readText(in)));
    }
    return polls;
  }
}
