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

/** What stays the same in a translation: numbers, days, names, words left in Latin letters. */
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

  /** One digit says little, and is often written as a word in one of the languages. */
  private static final double DIGIT = 0.4;

  /** Anchors further apart than this share of the stretch don't say the same. */
  private static final double APART = 0.2;

  /** As many anchors as a paragraph has; fewer prove less. */
  private static final double ENOUGH = 3;

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
        anchors.add(new Anchor("#" + value, m.start(), value < 10 ? DIGIT : 1));
      }
    }
  }

  /**
   * From 0 to about 1: how much of what both hold is the same, in the same places.
   *
   * @param first in the order of the text; each of these is compared with its like in second
   */
  double likeness(List<Span> first, List<Span> second) {
    Map<String, List<Double>> left = places(first);
    Map<String, List<Double>> right = places(second);
    names(first, second, left, right);
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
    return all == 0 ? 0 : same / Math.max(all, 2 * ENOUGH);
  }

  /** Each key once, with its places as shares of the stretch. */
  private Map<String, List<Double>> places(List<Span> spans) {
    Map<String, List<Double>> places = new HashMap<>();
    for (Anchor anchor : anchors) {
      double place = place(anchor.at(), spans);
      if (place >= 0) {
        places.computeIfAbsent(anchor.key(), key -> new ArrayList<>()).add(place);
      }
    }
    return places;
  }

  /** Which stretch, and how far within; negative for none. */
  private static double place(int at, List<Span> spans) {
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

  /** Latin names within Chinese are left as they were: those that English holds too count. */
  private void names(
      List<Span> first,
      List<Span> second,
      Map<String, List<Double>> left,
      Map<String, List<Double>> right) {
    Map<String, List<Double>> one = latin(first);
    Map<String, List<Double>> other = latin(second);
    one.forEach(
        (name, places) -> {
          if (other.containsKey(name)) {
            left.put("'" + name, places);
            right.put("'" + name, other.get(name));
          }
        });
  }

  private Map<String, List<Double>> latin(List<Span> spans) {
    Map<String, List<Double>> names = new HashMap<>();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      Matcher m = NAME.matcher(text).region(span.start(), span.end());
      while (m.find()) {
        double place = i + (m.start() - span.start()) / (double) (span.end() - span.start());
        names.computeIfAbsent(m.group(), key -> new ArrayList<>()).add(place);
      }
    }
    return names;
  }

  /** From 0 to 1: how near the nearest two are. Both lists rise. */
  private static double nearness(List<Double> left, List<Double> right) {
    double least = 1;
    for (int i = 0, j = 0; i < left.size() && j < right.size(); ) {
      double apart = left.get(i) - right.get(j);
      least = Math.min(least, Math.abs(apart));
      if (apart < 0) {
        i++;
      } else {
        j++;
      }
    }
    return Math.max(0, 1 - least / APART / 2);
  }
}
