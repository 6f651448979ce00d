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
 * better side by side. Hashes that follow from the link are not written.
 */
final class EntryHistoryFormat {
  private static final int STATUS = 3;
  private static final int LINK = 4;
  private static final int GUID_OF_LINK = 8;
  private static final int URL_OF_LINK = 16;
  private static final int GUID_TEXT = 32;
  private static final int DATED = 64;
  private static final int RESTLESS = 128;

  /** A distance that cannot occur. */
  private static final int NOT_ELSEWHERE = 1 << 20;

  private EntryHistoryFormat() {}

  static void write(EntryHistory history, DataOutput out, List<String> elsewhere)
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
    for (int i = 0; i < elsewhere.size(); i++) {
      positions.putIfAbsent(elsewhere.get(i), i + 1);
    }
    Varint.write(out, elsewhere.size());
    int last = 0;
    for (KnownEntry e : entries) {
      if (e.link() != null) {
        int position = positions.getOrDefault(e.link(), 0);
        Varint.writeSigned(out, position == 0 ? NOT_ELSEWHERE : position - last);
        if (position == 0) {
          Varint.writeText(out, e.link());
        } else {
          last = position;
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
    for (KnownEntry e : entries) {
      int flags = flags(e);
      if ((flags & GUID_OF_LINK) == 0) {
        Varint.writeHash(out, e.guid());
      }
      if ((flags & URL_OF_LINK) == 0) {
        Varint.writeHash(out, e.url());
      }
      Varint.writeHash(out, e.content());
      out.writeShort(e.words());
      out.writeByte(e.title() >> 16);
      out.writeShort(e.title());
    }
  }

  static EntryHistory read(DataInput in, List<String> elsewhere) throws IOException {
    int count = Varint.readCount(in, EntryHistory.MAX_ENTRIES);
    int window = (int) Varint.read(in);
    long lastPoll = Varint.read(in);
    Set<Long> guids = readHashes(in);
    Set<Long> urls = readHashes(in);
    byte[] flags = new byte[count];
    in.readFully(flags);
    String[] links = new String[count];
    String[] guidTexts = new String[count];
    if (Varint.read(in) != elsewhere.size()) {
      throw new IOException("Links are missing");
    }
    int last = 0;
    for (int i = 0; i < count; i++) {
      if ((flags[i] & LINK) != 0) {
        int distance = (int) Varint.readSigned(in);
        last += distance == NOT_ELSEWHERE ? 0 : distance;
        links[i] = distance == NOT_ELSEWHERE ? Varint.readText(in) : elsewhere.get(last - 1);
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
    List<KnownEntry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(
          new KnownEntry(
              (flags[i] & GUID_OF_LINK) == 0 ? Varint.readHash(in) : Hash.of(links[i]),
              (flags[i] & URL_OF_LINK) == 0 ? Varint.readHash(in) : KnownEntry.OF_LINK,
              Varint.readHash(in),
              in.readUnsignedShort(),
              in.readUnsignedByte() << 16 | in.readUnsignedShort(),
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
