package dev.isobar.query.search;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Collects the hashes of the different terms of one article, from which its keys are made. */
public final class TermHashes implements SearchTokenizer.Sink {
  /** Text behind so many different terms is not found, but the row can always be written. */
  static final int MAX_TERMS = 50_000;

  private long[] table = new long[1024];
  private int size;

  private TermHashes() {}

  /** Returns the different hashes of the terms of the title, which may be null, and the text. */
  public static LongStream of(String title, String text) {
    TermHashes hashes = new TermHashes();
    if (title != null) {
      new SearchTokenizer(hashes, 0).read(title);
    }
    new SearchTokenizer(hashes, 0).read(text);
    return Arrays.stream(hashes.table).filter(hash -> hash != 0);
  }

  @Override
  public void word(SearchWord word, int position, int start, int end) {
    add(word.hash());
    SearchWord number = word.number();
    if (number != null) {
      add(number.hash());
    }
  }

  @Override
  public void hyphenated(SearchWord joined, int position) {
    add(joined.hash());
  }

  @Override
  public void characters(String pair, int position, boolean last, int start, int end) {
    add(SearchKeys.hash(IndexedText.WORD, pair));
    add(SearchKeys.hash(IndexedText.CHARACTER, Character.toString(pair.codePointAt(0))));
  }

  /** Adds a hash to the open hash table; 0 means that a slot is empty. */
  private void add(long hash) {
    if (hash == 0 || size == MAX_TERMS) {
      return;
    }
    int slot = slot(table, hash);
    if (table[slot] == 0) {
      table[slot] = hash;
      size++;
      if (size * 2 > table.length) {
        grow();
      }
    }
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
