package dev.isobar.enrich.ner;

import dev.isobar.contracts.Mention.Type;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the most probable valid sequence of tags. The tags are O, then B, I, E and S (begin,
 * inside, end, single) of each type, in the order of the models' scores.
 */
final class BioesDecoder {
  static final List<Type> TYPES = List.of(Type.PERSON, Type.ORGANISATION, Type.PLACE);
  static final int TAGS = 1 + 4 * TYPES.size();
  private static final float IMPOSSIBLE = -1e9f;

  private BioesDecoder() {}

  /** Adds the names of a window, given the tag scores of each piece. */
  static void names(ModelInput window, float[][] scores, List<NerSpan> names) {
    float[][] logProbabilities = new float[window.first().length][];
    for (int word = 0; word < logProbabilities.length; word++) {
      logProbabilities[word] = logarithms(scores[window.first()[word]]);
    }
    int[] path = best(logProbabilities);
    int nameStart = -1;
    float lowest = 0;
    for (int word = 0; word < path.length; word++) {
      int tag = path[word];
      if (tag == 0) {
        continue;
      }
      if (begins(tag)) {
        nameStart = word;
        lowest = 0;
      }
      lowest = Math.min(lowest, logProbabilities[word][tag]);
      if (ends(tag)) {
        Type type = TYPES.get((tag - 1) / 4);
        double confidence = Math.min(1, Math.exp(lowest));
        names.add(new NerSpan(window.starts()[nameStart], window.ends()[word], type, confidence));
      }
    }
  }

  /** Applies Viterbi's algorithm to logarithms of probabilities, with one row per word. */
  static int[] best(float[][] logProbabilities) {
    int length = logProbabilities.length;
    int[] path = new int[length];
    if (length == 0) {
      return path;
    }
    int[][] from = new int[length][TAGS];
    float[] value = new float[TAGS];
    for (int tag = 0; tag < TAGS; tag++) {
      value[tag] = opens(tag) ? logProbabilities[0][tag] : IMPOSSIBLE;
    }
    for (int word = 1; word < length; word++) {
      float[] next = new float[TAGS];
      for (int tag = 0; tag < TAGS; tag++) {
        int best = -1;
        for (int before = 0; before < TAGS; before++) {
          if (follows(before, tag) && (best < 0 || value[before] > value[best])) {
            best = before;
          }
        }
        from[word][tag] = best;
        next[tag] = value[best] + logProbabilities[word][tag];
      }
      value = next;
    }
    int last = 0;
    for (int tag = 1; tag < TAGS; tag++) {
      if (closes(tag) && value[tag] > value[last]) {
        last = tag;
      }
    }
    for (int word = length - 1; word >= 0; word--) {
      path[word] = last;
      last = from[word][last];
    }
    return path;
  }

  private static float[] logarithms(float[] scores) {
    float max = scores[0];
    for (float score : scores) {
      max = Math.max(max, score);
    }
    double sum = 0;
    for (float score : scores) {
      sum += Math.exp(score - max);
    }
    float[] logarithms = Arrays.copyOf(scores, scores.length);
    float shift = max + (float) Math.log(sum);
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] -= shift;
    }
    return logarithms;
  }

  /** Returns the position of a tag in its name: 0 begin, 1 inside, 2 end, 3 single. */
  private static int position(int tag) {
    return (tag - 1) % 4;
  }

  private static boolean begins(int tag) {
    return tag > 0 && (position(tag) == 0 || position(tag) == 3);
  }

  private static boolean ends(int tag) {
    return tag > 0 && position(tag) >= 2;
  }

  private static boolean opens(int tag) {
    return tag == 0 || begins(tag);
  }

  private static boolean closes(int tag) {
    return tag == 0 || ends(tag);
  }

  private static boolean follows(int before, int tag) {
    if (closes(before)) {
      return opens(tag);
    }
    return tag > 0
        && (before - 1) / 4 == (tag - 1) / 4
        && (position(tag) == 1 || position(tag) == 2);
  }
}
