package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedEntry;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Measures the text of an article, to notice that the layout of a site's pages changed. */
public final class TextLength {
  private TextLength() {}

  /**
   * Returns the number of characters without markup. Of a page count the elements that the feed's
   * content selector finds, or the paragraphs if there is no selector: menus and footers stay when
   * the text is lost.
   *
   * @param page null: the entry's own text is used
   */
  public static int of(Feed feed, FeedEntry entry, FetchedPage page) {
    if (page == null || !page.isText()) {
      return Math.max(
          length(entry.content(), entry.contentIsHtml()),
          length(entry.summary(), entry.summaryIsHtml()));
    }
    if (page.isPlainText()) {
      return page.bytes().length;
    }
    Document document = PageExtraction.parse(page);
    String selector = feed.extraction().content();
    return PageExtraction.outermost(document, selector == null ? "p" : selector).stream()
        .mapToInt(text -> text.text().length())
        .sum();
  }

  private static int length(String text, boolean html) {
    if (text == null) {
      return 0;
    }
    return html ? Jsoup.parseBodyFragment(text).text().length() : text.strip().length();
  }
}
