package dev.isobar.query.story;

import dev.isobar.query.story.TermReader.Term;
import java.util.ArrayList;
import java.util.List;

/** Counts the terms of one text, in a hash table without objects. */
final class TermCounts {
  private int size;
  private int[] hashes = new int[1 << 11];
  private double[] rarities = new double[hashes.length];
  private double[] counts = new double[hashes.length];
  private double[] surest = new double[hashes.length];
  private int[] parts = new int[hashes.length];

  /** Returns where a term is, or will be put. */
  int slot(int hash) {
    int slot = hash * 0x9e3779b9 >>> Integer.numberOfLeadingZeros(hashes.length) + 1;
    while (parts[slot] != 0 && hashes[slot] != hash) {
      slot = slot + 1 & hashes.length - 1;
    }
    return slot;
  }

  boolean isNew(int slot) {
    return parts[slot] == 0;
  }

  void put(int slot, int hash, double rarity) {
    hashes[slot] = hash;
    rarities[slot] = rarity;
    size++;
  }

  /** Adds an occurrence in a part of the text; a new term must have one. */
  void add(int slot, double weight, int part) {
    counts[slot] += weight;
    surest[slot] = Math.max(surest[slot], weight);
    parts[slot] |= 1 << part;
    if (size > hashes.length / 2) {
      grow();
    }
  }

  private void grow() {
    TermCounts larger = new TermCounts();
    int length = 2 * hashes.length;
    larger.hashes = new int[length];
    larger.rarities = new double[length];
    larger.counts = new double[length];
    larger.surest = new double[length];
    larger.parts = new int[length];
    for (int slot = 0; slot < hashes.length; slot++) {
      if (parts[slot] != 0) {
        int to = larger.slot(hashes[slot]);
        larger.hashes[to] = hashes[slot];
        larger.rarities[to] = rarities[slot];
        larger.counts[to] = counts[slot];
        larger.surest[to] = surest[slot];
        larger.parts[to] = parts[slot];
      }
    }
    hashes = larger.hashes;
    rarities = larger.rarities;
    counts = larger.counts;
    surest = larger.surest;
    parts = larger.parts;
  }

  List<Term> terms() {
    List<Term> terms = new ArrayList<>(size);
    for (int slot = 0; slot < hashes.length; slot++) {
      if (parts[slot] != 0) {
        double count = counts[slot];
        double weight = rarities[slot] * (count > 1 ? Math.cbrt(count) : count);
        terms.add(new Term(hashes[slot], weight, surest[slot], parts[slot]));
      }
    }
    return terms;
  }
}
