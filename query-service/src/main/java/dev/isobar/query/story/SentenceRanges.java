package dev.isobar.query.story;

import dev.isobar.query.search.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the sentences of a text by their punctuation, in English and Chinese. */
public final class SentenceRanges {
  private static final Pattern END =
      Pattern.compile("(?<=[.!?][\"”’]?)\\s+(?=[\\p{Lu}\"“])|(?<=[。！？][”」』]?)(?![”」』])|\\n+");

  private SentenceRanges() {}

  /** Returns the sentences in order, without the space around them. */
  public static List<TextRange> of(String text) {
    List<TextRange> sentences = new ArrayList<>();
    Matcher end = END.matcher(text);
    int start = 0;
    while (end.find()) {
      add(sentences, text, start, end.start());
      start = end.end();
    }
    add(sentences, text, start, text.length());
    return sentences;
  }

  private static void add(List<TextRange> sentences, String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      sentences.add(new TextRange(start, end));
    }
  }
}
