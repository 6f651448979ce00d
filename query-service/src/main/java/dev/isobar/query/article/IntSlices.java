package dev.isobar.query.article;

import java.util.ArrayList;
import java.util.List;

/** Joins arrays into one, because PostgreSQL has no parameter for arrays of different lengths. */
final class IntSlices {
  private final List<int[]> slices = new ArrayList<>();
  private int length;

  void add(int[] slice) {
    slices.add(slice);
    length += slice.length;
  }

  /** Returns the joined array. */
  int[] values() {
    int[] values = new int[length];
    int end = 0;
    for (int[] slice : slices) {
      System.arraycopy(slice, 0, values, end, slice.length);
      end += slice.length;
    }
    return values;
  }

  /** Returns the position of the first number of each array; the first position is 1. */
  int[] first() {
    int[] first = new int[slices.size()];
    for (int i = 0, end = 0; i < first.length; end += slices.get(i++).length) {
      first[i] = end + 1;
    }
    return first;
  }

  /** Returns the position of the last number of each array. */
  int[] last() {
    int[] last = new int[slices.size()];
    for (int i = 0, end = 0; i < last.length; i++) {
      end += slices.get(i).length;
      last[i] = end;
    }
    return last;
  }
}
