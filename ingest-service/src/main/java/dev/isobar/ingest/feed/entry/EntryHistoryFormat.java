package dev.isobar.ingest.feed.entry;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes and reads a history, one column after the other, because equal kinds of values compress
 * better side by side. Hashes that follow from the link, the text or the labels are not written.
 * Version 1 wrote those of the title and of the words always.
 */
final class EntryHistoryFormat {
  private static final int STATUS = 3;
  private static final int LINK = 4;
  private static final int GUID_OF_LINK = 8;
  private static final int URL_OF_LINK = 16;
  private static final int GUID_TEXT = 32;
  private static final int DATED = 64;
  private static final int RESTLESS = 128;

  /** Flags of version 2. */
  private static final int TITLE_OF_LABEL = 1;

  private static final int WORDS_OF_CONTENT = 2;

  /** A distance that cannot occur. */
  private static final int NOT_ELSEWHERE = 1 << 20;

  private EntryHistoryFormat() {}

  static void write(EntryHistory history, DataOutput out, List<EntryLabel> labels)
      throws IOException {
    List<KnownEntry> entries = history.entries();
    Varint.write(out, entries.size());
    Varint.write(out, history.window());
    Varint.write(out, history.lastPoll());
    writeHashes(out, history.sharedGuids());
    writeHashes(out, history.sharedUrls());
    for (KnownEntry e : entries) {
      out.writeByte(flags(e));
    }
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      positions.putIfAbsent(labels.get(i).link(), i + 1);
    }
    Varint.write(out, labels.size());
    int[] more = new int[entries.size()];
    int last = 0;
    for (int i = 0; i < more.length; i++) {
      KnownEntry e = entries.get(i);
      more[i] = e.words() == EntryKeys.wordsKey(e.content()) ? WORDS_OF_CONTENT : 0;
      if (e.link() != null) {
        int position = positions.getOrDefault(e.link(), 0);
        Varint.writeSigned(out, position == 0 ? NOT_ELSEWHERE : position - last);
        if (position == 0) {
          Varint.writeText(out, e.link());
        } else {
          last = position;
          more[i] |= labels.get(position - 1).titleKey() == e.title() ? TITLE_OF_LABEL : 0;
        }
      }
      if (e.guidText() != null) {
        Varint.writeText(out, e.guidText());
      }
    }
    long previous = history.lastPoll();
    for (KnownEntry e : entries) {
      if (e.published() != 0) {
        Varint.writeSigned(out, previous - e.published());
        previous = e.published();
      }
      if ((flags(e) & RESTLESS) != 0) {
        out.writeByte(e.changeLevel() << 3 | e.held());
      }
    }
    for (int flag : more) {
      out.writeByte(flag);
    }
    for (int i = 0; i < more.length; i++) {
      writeHashes(entries.get(i), more[i], out);
    }
  }

  private static void writeHashes(KnownEntry e, int more, DataOutput out) throws IOException {
    int flags = flags(e);
    if ((flags & GUID_OF_LINK) == 0) {
      Varint.writeHash(out, e.guid());
    }
    if ((flags & URL_OF_LINK) == 0) {
      Varint.writeHash(out, e.url());
    }
    Varint.writeHash(out, e.content());
    if ((more & WORDS_OF_CONTENT) == 0) {
      out.writeShort(e.words());
    }
    if ((more & TITLE_OF_LABEL) == 0) {
      out.writeByte(e.title() >> 16);
      out.writeShort(e.title());
    }
  }

  static EntryHistory read(DataInput in, int version, List<EntryLabel> labels) throws IOException {
    int count = Varint.readCount(in, EntryHistory.MAX_ENTRIES);
    int window = (int) Varint.read(in);
    long lastPoll = Varint.read(in);
    Set<Long> guids = readHashes(in);
    Set<Long> urls = readHashes(in);
    byte[] flags = new byte[count];
    in.readFully(flags);
    String[] links = new String[count];
    EntryLabel[] label = new EntryLabel[count];
    String[] guidTexts = new String[count];
    if (Varint.read(in) != labels.size()) {
      throw new IOException("Links are missing");
    }
    int last = 0;
    for (int i = 0; i < count; i++) {
      if ((flags[i] & LINK) != 0) {
        int distance = (int) Varint.readSigned(in);
        if (distance == NOT_ELSEWHERE) {
          links[i] = Varint.readText(in);
        } else {
          last += distance;
          label[i] = labels.get(last - 1);
          links[i] = label[i].link();
        }
      }
      guidTexts[i] = (flags[i] & GUID_TEXT) == 0 ? null : Varint.readText(in);
    }
    long[] published = new long[count];
    int[] restless = new int[count];
    long previous = lastPoll;
    for (int i = 0; i < count; i++) {
      if ((flags[i] & DATED) != 0) {
        previous -= Varint.readSigned(in);
        published[i] = previous;
      }
      restless[i] = (flags[i] & RESTLESS) == 0 ? 0 : in.readUnsignedByte();
    }
    byte[] more = new byte[count];
    if (version > 1) {
      in.readFully(more);
    }
    List<KnownEntry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long guid = (flags[i] & GUID_OF_LINK) == 0 ? Varint.readHash(in) : Hash.of(links[i]);
      long url = (flags[i] & URL_OF_LINK) == 0 ? Varint.readHash(in) : KnownEntry.OF_LINK;
      long content = Varint.readHash(in);
      entries.add(
          new KnownEntry(
              guid,
              url,
              content,
              (more[i] & WORDS_OF_CONTENT) == 0
                  ? in.readUnsignedShort()
                  : EntryKeys.wordsKey(content),
              (more[i] & TITLE_OF_LABEL) == 0
                  ? in.readUnsignedByte() << 16 | in.readUnsignedShort()
                  : label[i].titleKey(),
              published[i],
              links[i],
              guidTexts[i],
              KnownEntry.Status.values()[flags[i] & STATUS],
              restless[i] >> 3,
              restless[i] & 7));
    }
    return new EntryHistory(List.copyOf(entries), window, lastPoll, guids, urls);
  }

  private static int flags(KnownEntry e) {
    String link = e.link();
    return e.status().ordinal()
        | (link == null ? 0 : LINK)
        | (link != null && e.guid() == Hash.of(link) ? GUID_OF_LINK : 0)
        | (e.url() == KnownEntry.OF_LINK ? URL_OF_LINK : 0)
        | (e.guidText() == null ? 0 : GUID_TEXT)
        | (e.published() == 0 ? 0 : DATED)
        | (e.changeLevel() == 0 && e.held() == 0 ? 0 : RESTLESS);
  }

  private static void writeHashes(DataOutput out, Set<Long> hashes) throws IOException {
    Varint.write(out, hashes.size());
    for (long hash : hashes) {
      Varint.writeHash(out, hash);
    }
  }

  private static Set<Long> readHashes(DataInput in) throws IOException {
    int count = Varint.readCount(in, 1_000);
    Set<Long> hashes = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      hashes.add(Varint.readHash(in));
    }
    return hashes;
  }
}
