package dev.isobar.ingest.feed.state;

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
 * Writes and reads the outcomes of a feed in columns. An id that follows from the link is not
 * written.
 */
final class OutcomeListFormat {
  private static final int NO_ID = 0;
  private static final int ID_OF_LINK = 1;
  private static final int HEX_ID = 2;
  private static final int TEXT_ID = 3;
  private static final int ID = 3;
  private static final int LINK = 4;
  private static final int ID_LENGTH = 32;

  private OutcomeListFormat() {}

  static void write(List<EntryOutcome> outcomes, DataOutput out) throws IOException {
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
      out.writeByte(o.outcome().code() << 3 | (o.link() == null ? 0 : LINK) | idKind(o));
      Varint.write(out, details.get(o.detail()));
    }
    for (EntryOutcome o : outcomes) {
      Varint.writeText(out, o.title());
    }
    for (EntryOutcome o : outcomes) {
      if (o.link() != null) {
        LinkFormat.write(o.link(), o.title(), out);
      }
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

  static List<EntryOutcome> read(DataInput in) throws IOException {
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
    String[] titles = new String[count];
    for (int i = 0; i < count; i++) {
      titles[i] = Varint.readText(in);
    }
    String[] links = new String[count];
    for (int i = 0; i < count; i++) {
      links[i] = (kinds[i] & LINK) == 0 ? null : LinkFormat.read(titles[i], in);
    }
    List<EntryOutcome> outcomes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      outcomes.add(
          new EntryOutcome(
              Instant.ofEpochSecond(when[i]),
              titles[i],
              links[i],
              readId(kinds[i] & ID, links[i], in),
              Outcome.ofCode(kinds[i] >> 3),
              detail[i]));
    }
    return outcomes;
  }

  private static int idKind(EntryOutcome o) {
    if (o.hasIdOfLink()) {
      return ID_OF_LINK;
    }
    String id = o.articleId();
    if (id == null) {
      return NO_ID;
    }
    boolean hex = id.length() == ID_LENGTH && id.matches("[0-9a-f]+");
    return hex ? HEX_ID : TEXT_ID;
  }

  private static String readId(int kind, String link, DataInput in) throws IOException {
    switch (kind) {
      case ID_OF_LINK:
        return link == null ? null : EntryOutcome.ID_OF_LINK;
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
}
