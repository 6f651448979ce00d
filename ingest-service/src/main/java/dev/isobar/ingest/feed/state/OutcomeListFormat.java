package dev.isobar.ingest.feed.state;

import dev.isobar.ingest.feed.entry.ArticleIdentity;
import dev.isobar.ingest.feed.entry.EntryHistory;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.entry.Varint;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads the outcomes of a feed in columns. A link that the history holds, and an id that
 * follows from the link, are not written again.
 */
final class OutcomeListFormat {
  private static final int NO_ID = 0;
  private static final int ID_OF_LINK = 1;
  private static final int HEX_ID = 2;
  private static final int TEXT_ID = 3;
  private static final int ID_LENGTH = 32;

  private OutcomeListFormat() {}

  static void write(FeedState state, DataOutput out) throws IOException {
    List<EntryOutcome> outcomes = state.outcomes();
    Varint.write(out, outcomes.size());
    Map<String, Integer> details = new HashMap<>();
    List<String> texts = new ArrayList<>();
    for (EntryOutcome o : outcomes) {
      if (details.putIfAbsent(o.detail(), texts.size()) == null) {
        texts.add(o.detail());
      }
    }
    Varint.write(out, texts.size());
    for (String text : texts) {
      Varint.writeText(out, text);
    }
    long previous = 0;
    for (EntryOutcome o : outcomes) {
      Varint.writeSigned(out, o.when().getEpochSecond() - previous);
      previous = o.when().getEpochSecond();
    }
    for (EntryOutcome o : outcomes) {
      out.writeByte(o.outcome().code() << 2 | idKind(o));
      Varint.write(out, details.get(o.detail()));
    }
    writeLinks(outcomes, state.entries(), out);
    for (EntryOutcome o : outcomes) {
      Varint.writeText(out, o.title());
    }
    for (EntryOutcome o : outcomes) {
      int kind = idKind(o);
      if (kind == HEX_ID) {
        out.write(HexFormat.of().parseHex(o.articleId()));
      } else if (kind == TEXT_ID) {
        Varint.writeText(out, o.articleId());
      }
    }
  }

  static List<EntryOutcome> read(EntryHistory history, DataInput in) throws IOException {
    int count = Varint.readCount(in, FeedState.MAX_OUTCOMES);
    String[] details = new String[Varint.readCount(in, FeedState.MAX_OUTCOMES)];
    for (int i = 0; i < details.length; i++) {
      details[i] = Varint.readText(in);
    }
    long[] when = new long[count];
    long previous = 0;
    for (int i = 0; i < count; i++) {
      previous += Varint.readSigned(in);
      when[i] = previous;
    }
    int[] kinds = new int[count];
    String[] detail = new String[count];
    for (int i = 0; i < count; i++) {
      kinds[i] = in.readUnsignedByte();
      detail[i] = details[Varint.readCount(in, details.length - 1)];
    }
    String[] links = readLinks(count, history, in);
    String[] titles = new String[count];
    for (int i = 0; i < count; i++) {
      titles[i] = Varint.readText(in);
    }
    List<EntryOutcome> outcomes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      outcomes.add(
          new EntryOutcome(
              Instant.ofEpochSecond(when[i]),
              titles[i],
              links[i],
              readId(kinds[i] & 3, links[i], in),
              Outcome.ofCode(kinds[i] >> 2),
              detail[i]));
    }
    return outcomes;
  }

  /**
   * Writes 0 for no link, 1 and the link, or 2 plus the distance from the last one in the history.
   */
  private static void writeLinks(List<EntryOutcome> outcomes, EntryHistory history, DataOutput out)
      throws IOException {
    Map<String, Integer> known = new HashMap<>();
    List<String> links = history.links();
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i) != null) {
        known.putIfAbsent(links.get(i), i);
      }
    }
    int previous = -1;
    for (EntryOutcome o : outcomes) {
      Integer index = o.link() == null ? null : known.get(o.link());
      if (index != null) {
        Varint.write(out, 2);
        Varint.writeSigned(out, index - previous);
        previous = index;
      } else {
        Varint.write(out, o.link() == null ? 0 : 1);
        if (o.link() != null) {
          Varint.writeText(out, o.link());
        }
      }
    }
  }

  private static String[] readLinks(int count, EntryHistory history, DataInput in)
      throws IOException {
    List<String> known = history.links();
    String[] links = new String[count];
    long previous = -1;
    for (int i = 0; i < count; i++) {
      long kind = Varint.read(in);
      if (kind == 2) {
        previous += Varint.readSigned(in);
        // The history of a damaged state can be empty.
        links[i] = previous >= 0 && previous < known.size() ? known.get((int) previous) : null;
      } else if (kind == 1) {
        links[i] = Varint.readText(in);
      }
    }
    return links;
  }

  private static int idKind(EntryOutcome o) {
    String id = o.articleId();
    if (id == null) {
      return NO_ID;
    }
    if (o.link() != null && id.equals(idOf(o.link()))) {
      return ID_OF_LINK;
    }
    boolean hex = id.length() == ID_LENGTH && id.matches("[0-9a-f]+");
    return hex ? HEX_ID : TEXT_ID;
  }

  private static String readId(int kind, String link, DataInput in) throws IOException {
    switch (kind) {
      case ID_OF_LINK:
        return link == null ? null : idOf(link);
      case HEX_ID:
        byte[] id = new byte[ID_LENGTH / 2];
        in.readFully(id);
        return HexFormat.of().formatHex(id);
      case TEXT_ID:
        return Varint.readText(in);
      default:
        return null;
    }
  }

  /** The feed does not matter for an id that is derived from a link. */
  private static String idOf(String link) {
    return new ArticleIdentity(link, null).articleId("link");
  }
}
