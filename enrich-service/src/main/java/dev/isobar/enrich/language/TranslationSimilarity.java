package dev.isobar.enrich.language;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures how similar two parts of a text are by their anchors: numbers, dates, names and words in
 * Latin letters, which a translation preserves.
 */
final class TranslationSimilarity {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(\\d[\\d,]*(?:\\.\\d+)?)\\s{0,2}(thousand|million|billion|trillion|万亿|千亿|百亿|十亿|亿|億|千万|百万|万|萬|千)?");
  private static final Map<String, Double> FACTORS =
      Map.ofEntries(
          Map.entry("thousand", 1e3),
          Map.entry("million", 1e6),
          Map.entry("billion", 1e9),
          Map.entry("trillion", 1e12),
          Map.entry("千", 1e3),
          Map.entry("万", 1e4),
          Map.entry("萬", 1e4),
          Map.entry("百万", 1e6),
          Map.entry("千万", 1e7),
          Map.entry("亿", 1e8),
          Map.entry("億", 1e8),
          Map.entry("十亿", 1e9),
          Map.entry("百亿", 1e10),
          Map.entry("千亿", 1e11),
          Map.entry("万亿", 1e12));
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z]{1,30}");

  /**
   * Weight of a number below 10: it proves little and is often written as a word in one of the
   * languages.
   */
  private static final double DIGIT_WEIGHT = 0.4;

  /**
   * Difference between the relative positions of two equal anchors at which they count half; at
   * twice this difference they do not count.
   */
  private static final double HALF_WEIGHT_DISTANCE = 0.2;

  /** Number of anchors in a typical paragraph; with fewer anchors the similarity is reduced. */
  private static final double MIN_ANCHORS = 3;

  private record Anchor(String key, int at, double weight) {}

  private final String text;
  private final List<Anchor> anchors = new ArrayList<>();

  TranslationSimilarity(String text, List<Mention> mentions, List<DateMention> dates) {
    this.text = text;
    for (Mention mention : mentions) {
      anchors.add(new Anchor(mention.entity(), mention.start(), 1));
    }
    boolean[] dated = new boolean[text.length() + 1];
    for (DateMention date : dates) {
      anchors.add(new Anchor(date.from() + "/" + date.to(), date.start(), 1));
      for (int i = date.start(); i < date.end(); i++) {
        dated[i] = true;
      }
    }
    numbers(dated);
  }

  private void numbers(boolean[] dated) {
    Matcher m = NUMBER.matcher(text);
    while (m.find()) {
      String digits = m.group(1).replace(",", "");
      if (!dated[m.start()] && digits.length() <= 12) {
        double value =
            Double.parseDouble(digits) * (m.group(2) == null ? 1 : FACTORS.get(m.group(2)));
        anchors.add(new Anchor("#" + value, m.start(), value < 10 ? DIGIT_WEIGHT : 1));
      }
    }
  }

  /**
   * Returns the similarity of two lists of spans, from 0 to about 1: the share of the anchors that
   * occur in both, at the same relative positions.
   *
   * @param first spans in text order; each is compared with the span at the same index of {@code
   *     second}
   */
  double similarity(List<Span> first, List<Span> second) {
    Map<String, List<Double>> left = positions(first);
    Map<String, List<Double>> right = positions(second);
    addSharedNames(first, second, left, right);
    Map<String, Double> weights = new HashMap<>();
    anchors.forEach(anchor -> weights.put(anchor.key(), anchor.weight()));
    double all = 0;
    double same = 0;
    for (Map.Entry<String, List<Double>> entry : left.entrySet()) {
      double weight = weights.getOrDefault(entry.getKey(), 1.0);
      all += weight;
      List<Double> others = right.get(entry.getKey());
      if (others != null) {
        same += 2 * weight * nearness(entry.getValue(), others);
      }
    }
    for (String key : right.keySet()) {
      all += weights.getOrDefault(key, 1.0);
    }
    return all == 0 ? 0 : same / Math.max(all, 2 * MIN_ANCHORS);
  }

  /** Returns each anchor's key with its relative positions. */
  private Map<String, List<Double>> positions(List<Span> spans) {
    Map<String, List<Double>> positions = new HashMap<>();
    for (Anchor anchor : anchors) {
      double position = position(anchor.at(), spans);
      if (position >= 0) {
        positions.computeIfAbsent(anchor.key(), key -> new ArrayList<>()).add(position);
      }
    }
    return positions;
  }

  /**
   * Returns the index of the span that contains an offset plus the relative position in it, or -1.
   */
  private static double position(int at, List<Span> spans) {
    int low = 0;
    int high = spans.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Span span = spans.get(middle);
      if (at < span.start()) {
        high = middle - 1;
      } else if (at >= span.end()) {
        low = middle + 1;
      } else {
        return middle + (at - span.start()) / (double) (span.end() - span.start());
      }
    }
    return -1;
  }

  /**
   * Adds words in Latin letters within Chinese that also occur in the English part, because Chinese
   * texts leave some foreign names unchanged.
   */
  private void addSharedNames(
      List<Span> first,
      List<Span> second,
      Map<String, List<Double>> left,
      Map<String, List<Double>> right) {
    Map<String, List<Double>> firstWords = latinWords(first);
    Map<String, List<Double>> secondWords = latinWords(second);
    firstWords.forEach(
        (name, positions) -> {
          if (secondWords.containsKey(name)) {
            left.put("'" + name, positions);
            right.put("'" + name, secondWords.get(name));
          }
        });
  }

  private Map<String, List<Double>> latinWords(List<Span> spans) {
    Map<String, List<Double>> names = new HashMap<>();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      Matcher m = NAME.matcher(text).region(span.start(), span.end());
      while (m.find()) {
        double position = i + (m.start() - span.start()) / (double) (span.end() - span.start());
        names.computeIfAbsent(m.group(), key -> new ArrayList<>()).add(position);
      }
    }
    return names;
  }

  /** Returns how close the nearest pair of positions is, from 0 to 1. Both lists are ascending. */
  private static double nearness(List<Double> left, List<Double> right) {
    double shortest = 1;
    for (int i = 0, j = 0; i < left.size() && j < right.size(); ) {
      double distance = left.get(i) - right.get(j);
      shortest = Math.min(shortest, Math.abs(distance));
      if (distance < 0) {
        i++;
      } else {
        j++;
      }
    }
    return Math.max(0, 1 - shortest / HALF_WEIGHT_DISTANCE / 2);
  }
}
