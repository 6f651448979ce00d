package dev.isobar.ingest.feed.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.contracts.ContractJson;
import dev.isobar.ingest.feed.entry.EntryHistory;
import dev.isobar.ingest.feed.entry.EntryLabel;
import dev.isobar.ingest.feed.entry.Varint;
import dev.isobar.ingest.feed.schedule.PollState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Writes and reads the state of a feed: one byte of version, then deflated sections, each with a
 * number, a length and a checksum of its own. A section that is unknown or damaged is left out with
 * a warning, so that a damaged list of polls does not lose the history. Thread-safe.
 */
public final class FeedStateCodec {
  private static final int VERSION = 1;
  private static final int MAX_SECTION = 1 << 26;
  private static final int SCHEDULE = 1;
  private static final int ENTRIES_1 = 2;
  private static final int POLLS = 3;
  private static final int OUTCOMES = 4;
  private static final int SIGNALS = 5;
  private static final int SITEMAPS = 6;
  private static final int RULES = 7;
  private static final int ENTRIES = 8;
  private static final ObjectMapper MAPPER = ContractJson.mapper();

  private FeedStateCodec() {}

  /**
   * Holds a state that was read.
   *
   * @param warnings what could not be read, as sentences; empty if all is well
   */
  public record Decoded(FeedState state, List<String> warnings) {}

  /** Returns the state in bytes. */
  public static byte[] encode(FeedState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(VERSION);
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (DataOutputStream out =
        new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 4096))) {
      if (state.schedule() != null) {
        section(out, SCHEDULE, s -> s.write(MAPPER.writeValueAsBytes(state.schedule())));
      }
      section(out, OUTCOMES, s -> OutcomeListFormat.write(state.outcomes(), s));
      section(out, ENTRIES, s -> state.entries().write(s, labels(state.outcomes())));
      section(out, SIGNALS, state.signals()::write);
      section(out, POLLS, s -> PollListFormat.write(state.polls(), s));
      if (!state.sitemaps().children().isEmpty()) {
        section(out, SITEMAPS, s -> s.write(MAPPER.writeValueAsBytes(state.sitemaps())));
      }
      if (!state.rules().isEmpty()) {
        section(out, RULES, s -> s.write(state.rules().getBytes(UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /** Reads a state. What cannot be read is empty; null and no bytes give the empty state. */
  public static Decoded decode(byte[] bytes) {
    return decode(bytes, number -> true);
  }

  /** Reads only the signals of a state, which costs much less than all of it. */
  public static FeedSignals signals(byte[] bytes) {
    return decode(bytes, number -> number == SIGNALS).state().signals();
  }

  private static Decoded decode(byte[] bytes, IntPredicate wanted) {
    if (bytes == null || bytes.length == 0) {
      return new Decoded(FeedState.EMPTY, List.of());
    }
    if (bytes[0] != VERSION) {
      return new Decoded(
          FeedState.EMPTY,
          List.of(
              "The state has the unknown version %d; the feed starts over.".formatted(bytes[0])));
    }
    SectionReader reader = new SectionReader();
    Inflater inflater = new Inflater(true);
    try (DataInputStream in =
        new DataInputStream(
            new InflaterInputStream(
                new ByteArrayInputStream(bytes, 1, bytes.length - 1), inflater))) {
      int number = in.read();
      while (number >= 0) {
        byte[] section = new byte[Varint.readCount(in, MAX_SECTION)];
        int checksum = in.readInt();
        in.readFully(section);
        if (wanted.test(number)) {
          reader.read(number, section, checksum);
        }
        number = in.read();
      }
    } catch (IOException | RuntimeException e) {
      reader.warn("The state is damaged (%s); parts of it are empty.".formatted(reason(e)));
    } finally {
      inflater.end();
    }
    return reader.decoded();
  }

  private static String reason(Exception e) {
    return e instanceof EOFException || e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage();
  }

  private interface SectionWriter {
    void write(DataOutputStream out) throws IOException;
  }

  private static void section(DataOutputStream out, int number, SectionWriter writer)
      throws IOException {
    ByteArrayOutputStream section = new ByteArrayOutputStream();
    writer.write(new DataOutputStream(section));
    byte[] bytes = section.toByteArray();
    out.writeByte(number);
    Varint.write(out, bytes.length);
    out.writeInt(checksum(bytes));
    out.write(bytes);
  }

  /** Returns the links and titles that the history does not write again. */
  private static List<EntryLabel> labels(List<EntryOutcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.link() != null)
        .map(outcome -> new EntryLabel(outcome.link(), outcome.title()))
        .toList();
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** Collects the sections of one state. */
  private static final class SectionReader {
    private final List<String> warnings = new ArrayList<>();
    private PollState schedule;
    private EntryHistory entries = EntryHistory.EMPTY;
    private List<PollRecord> polls = List.of();
    private List<EntryOutcome> outcomes = List.of();
    private FeedSignals signals = FeedSignals.NONE;
    private ChildSitemaps sitemaps = ChildSitemaps.NONE;
    private String rules = "";

    void read(int number, byte[] section, int checksum) {
      if (checksum != checksum(section)) {
        warn("Part %d of the state is damaged and is empty now.".formatted(number));
        return;
      }
      try {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(section));
        switch (number) {
          case SCHEDULE -> schedule = MAPPER.readValue(section, PollState.class);
          case ENTRIES_1 -> entries = EntryHistory.read(in, 1, labels(outcomes));
          case ENTRIES -> entries = EntryHistory.read(in, 2, labels(outcomes));
          case POLLS -> polls = PollListFormat.read(in);
          case OUTCOMES -> outcomes = OutcomeListFormat.read(in);
          case SIGNALS -> signals = FeedSignals.read(in);
          case SITEMAPS -> sitemaps = MAPPER.readValue(section, ChildSitemaps.class);
          case RULES -> rules = new String(section, UTF_8);
          default -> warn("Part %d of the state is unknown; it is left out.".formatted(number));
        }
      } catch (IOException | RuntimeException e) {
        warn("Part %d of the state cannot be read (%s).".formatted(number, reason(e)));
      }
    }

    void warn(String sentence) {
      warnings.add(sentence);
    }

    Decoded decoded() {
      return new Decoded(
          new FeedState(schedule, entries, polls, outcomes, signals, sitemaps, rules),
          List.copyOf(warnings));
    }
  }
}
