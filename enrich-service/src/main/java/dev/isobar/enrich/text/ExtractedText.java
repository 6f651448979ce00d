package dev.isobar.enrich.text;

import dev.isobar.contracts.Removed;
import java.util.List;
import org.jsoup.nodes.Document;

/**
 * Holds the text of an article and the boilerplate that was removed from around it.
 *
 * @param text the article's own text; an empty line separates paragraphs
 * @param removed the boilerplate, each part with the reason for its removal
 * @param source the decoded content: HTML source or plain text
 * @param page the parsed page, or null if the content was plain text
 */
public record ExtractedText(String text, List<Removed> removed, String source, Document page) {
  public ExtractedText {
    removed = List.copyOf(removed);
  }
}
