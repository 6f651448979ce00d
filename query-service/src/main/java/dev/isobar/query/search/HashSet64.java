package dev.isobar.query.search;

import java.util.Arrays;
import java.util.stream.LongStream;

/** A set of 64-bit hashes, in 16 to 32 bytes each. The hash 0 is never in it. Not thread-safe. */
public final class HashSet64 {
  /** Open addressing; 0 is an empty slot. */
  private long[] table = new long[1024];

  private int size;

  /** Adds a hash and returns whether it is new. */
  public boolean add(long hash) {
    if (hash == 0) {
      return false;
    }
    int slot = slot(table, hash);
    if (table[slot] != 0) {
      return false;
    }
    table[slot] = hash;
    size++;
    if (size * 2 > table.length) {
      grow();
    }
    return true;
  }

  public boolean contains(long hash) {
    return table[slot(table, hash)] == hash && hash != 0;
  }

  /** Removes all hashes. */
  public void clear() {
    Arrays.fill(table, 0);
    size = 0;
  }

  public int size() {
    return size;
  }

  /** Returns the hashes in no particular order. */
  public LongStream stream() {
    return Arrays.stream(table).filter(hash -> hash != 0);
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    for (long hash : table) {
      if (hash != 0) {
        larger[slot(larger, hash)] = hash;
      }
    }
    table = larger;
  }

  private static int slot(long[] table, long hash) {
    int slot = (int) (hash ^ (hash >>> 32)) & (table.length - 1);
    while (table[slot] != 0 && table[slot] != hash) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }
}
