package dev.isobar.ingest.feed.state;

import dev.isobar.ingest.feed.entry.Varint;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Holds the usual values of a feed, with which its alarms compare.
 *
 * @param volume how many articles came when
 * @param texts how long the last texts are
 * @param volumeStatus the last verdict on the volume
 * @param shortTexts whether the last verdict is that texts are empty or suddenly short
 */
public record FeedSignals(
    VolumeHistory volume,
    TextLengths texts,
    VolumeMonitor.Status volumeStatus,
    boolean shortTexts) {
  public static final FeedSignals NONE =
      new FeedSignals(VolumeHistory.EMPTY, TextLengths.NONE, VolumeMonitor.Status.UNKNOWN, false);

  void write(DataOutput out) throws IOException {
    volume.write(out);
    texts.write(out);
    Varint.write(out, volumeStatus.level().ordinal());
    Varint.write(out, volumeStatus.since());
    out.writeBoolean(shortTexts);
  }

  static FeedSignals read(DataInput in) throws IOException {
    VolumeMonitor.Level[] levels = VolumeMonitor.Level.values();
    return new FeedSignals(
        VolumeHistory.read(in),
        TextLengths.read(in),
        new VolumeMonitor.Status(levels[Varint.readCount(in, levels.length - 1)], Varint.read(in)),
        in.readBoolean());
  }
}
