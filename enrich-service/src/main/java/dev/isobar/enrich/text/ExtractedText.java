package dev.isobar.enrich.text;

import dev.isobar.contracts.Removed;
import java.util.List;
import org.jsoup.nodes.Document;

/**
 * What an article says, and what stood around it.
 *
 * @param text the article's own words, paragraphs apart by an empty line
 * @param removed furniture, with the reason why it went
 * @param source the content as it was decoded: HTML source or flat text
 * @param page the parsed page; null where the content was flat text
 */
public record ExtractedText(String text, List<Removed> removed, String source, Document page) {
  public ExtractedText {
    removed = List.copyOf(removed);
  }
}
