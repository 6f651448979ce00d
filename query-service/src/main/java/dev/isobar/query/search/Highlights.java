package dev.isobar.query.search;

import dev.isobar.contracts.EnrichedArticle;
import java.util.ArrayList;
import java.util.List;

/**
 * Says where the words of a query are. There is no markup in it, so a page that shows it must
 * escape the texts as always.
 *
 * @param title the ranges in the title
 * @param snippet the part of the text with the most words of the query, white space as blanks
 * @param ranges the ranges in the snippet
 */
public record Highlights(List<TextRange> title, String snippet, List<TextRange> ranges) {
  private static final int LENGTH = 240;

  /** What is before the first word of the query. */
  private static final int LEAD = 60;

  /** Returns the highlights of an article; the snippet is null if no word is in the text. */
  public static Highlights of(EnrichedArticle article, SearchQuery query) {
    MatchedWords words = new MatchedWords();
    query.condition().score(IndexedText.of(article), words);
    List<List<TextRange>> found = words.ranges(article.title(), article.text());
    List<TextRange> inText = found.get(1);
    if (inText.isEmpty()) {
      return new Highlights(found.get(0), null, List.of());
    }
    int start = start(article.text(), best(inText).start());
    return snippet(found.get(0), article.text(), start, inText);
  }

  /** Returns the range that has the most others close behind it. */
  private static TextRange best(List<TextRange> ranges) {
    TextRange best = ranges.get(0);
    int most = 0;
    for (int i = 0; i < ranges.size(); i++) {
      int end = ranges.get(i).start() + LENGTH - LEAD;
      int j = i;
      while (j < ranges.size() && ranges.get(j).end() <= end) {
        j++;
      }
      if (j - i > most) {
        most = j - i;
        best = ranges.get(i);
      }
    }
    return best;
  }

  /** Returns the beginning of a word, or of the text, before a word of the query. */
  private static int start(String text, int word) {
    int start = Math.max(0, word - LEAD);
    if (start == 0) {
      return 0;
    }
    for (int i = start; i < word; i++) {
      if (Character.isWhitespace(text.charAt(i)) || "。，；！？".indexOf(text.charAt(i)) >= 0) {
        return i + 1;
      }
    }
    return Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
  }

  private static Highlights snippet(
      List<TextRange> title, String text, int start, List<TextRange> ranges) {
    StringBuilder snippet = new StringBuilder(start > 0 ? "…" : "");
    int[] offsets = new int[text.length() + 1];
    int at = start;
    while (at < text.length() && snippet.length() < LENGTH) {
      char c = text.charAt(at);
      offsets[at++] = snippet.length();
      boolean blank = Character.isWhitespace(c);
      boolean first = snippet.isEmpty() || snippet.charAt(snippet.length() - 1) == ' ';
      if (!blank || !first) {
        snippet.append(blank ? ' ' : c);
      }
    }
    if (at < text.length() && Character.isLowSurrogate(text.charAt(at))) {
      snippet.append(text.charAt(at++));
    }
    offsets[at] = snippet.length();
    List<TextRange> shown = new ArrayList<>();
    for (TextRange range : ranges) {
      if (range.start() >= start && range.start() < at) {
        shown.add(new TextRange(offsets[range.start()], offsets[Math.min(range.end(), at)]));
      }
    }
    return new Highlights(title, snippet + (at < text.length() ? "…" : ""), shown);
  }
}
