package dev.isobar.ingest.feed.document;

import dev.isobar.ingest.feed.document.UnreadableFeedException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jsoup.select.Evaluator;

/**
 * Parses XML leniently. Hands out each entry when it is complete and drops it then, so that a long
 * document needs little memory.
 */
final class XmlFeedParser {
  private final URI address;
  private final int depth;
  private final Warnings warnings;

  XmlFeedParser(URI address, int depth, Warnings warnings) {
    this.address = address;
    this.depth = depth;
    this.warnings = warnings;
  }

  /**
   * Reads a document.
   *
   * @param markup begins at the root element or before it
   * @param names names of the elements that are entries, in lower case
   * @param most the largest number of entries
   * @return the root element without the entries
   * @throws UnreadableFeedException if there is no whole root tag
   */
  FeedElement parse(String markup, Set<String> names, int most, Consumer<FeedElement> entries)
      throws UnreadableFeedException {
    Parser xml = Parser.xmlParser().setMaxDepth(depth);
    try (StreamParser parser = new StreamParser(xml).parse(markup, "")) {
      int count = 0;
      Element entry = parser.selectNext(new IsEntry(names));
      while (entry != null && count < most) {
        FeedElement element = new FeedElement(entry, root(parser.document()), address);
        EntryFaults.isolate(warnings, () -> entries.accept(element));
        drop(entry);
        count++;
        entry = parser.selectNext(new IsEntry(names));
      }
      if (entry != null) {
        warnings.add("The document has more than " + most + " entries; the rest was left out.");
      }
      Element root = parser.document().firstElementChild();
      if (root == null) {
        throw new UnreadableFeedException(
            Reason.DAMAGED, "The document breaks off inside of its first tag.");
      }
      return new FeedElement(root, root.tag().namespace(), address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes an entry and the white space before it, so that its parent stays short. */
  private static void drop(Element entry) {
    while (entry.previousSibling() instanceof TextNode text && text.isBlank()) {
      text.remove();
    }
    entry.remove();
  }

  private static String root(Document document) {
    Element root = document.firstElementChild();
    return root == null ? "" : root.tag().namespace();
  }

  /** Selects elements by their name without prefix. */
  private static final class IsEntry extends Evaluator {
    private final Set<String> names;

    IsEntry(Set<String> names) {
      this.names = names;
    }

    @Override
    public boolean matches(Element root, Element element) {
      return names.contains(element.tag().localName().toLowerCase(Locale.ROOT));
    }
  }
}
