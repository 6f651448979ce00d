package dev.isobar.ingest.feed.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractViolationException;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads OPML 1 and 2. An outline with {@code xmlUrl} is a feed, another one a folder, whose name
 * becomes a tag of its feeds. The attributes of {@link OpmlWriter} are read too.
 */
public final class FeedOpml {
  /** Size limit of a document: 16 MiB. */
  public static final int MAX_BYTES = 16 << 20;

  /** The most outlines of a document. */
  public static final int MAX_OUTLINES = 20_000;

  private static final int MAX_DEPTH = 100;
  private static final int MAX_TAG = 60;
  private static final XMLInputFactory XML = factory();

  private final List<Outline> outlines = new ArrayList<>();
  private final Deque<String> folders = new ArrayDeque<>();
  private int count;

  private FeedOpml() {}

  /**
   * Holds one outline with an address.
   *
   * @param number counts the outlines of the document, from 1
   * @param url as the document writes it
   * @param feed null if it cannot be read; its id is null if the document gives none
   * @param error why it cannot be read, with the remedy; null if it can
   */
  public record Outline(int number, String url, String title, Feed feed, String error) {}

  /**
   * Reads the outlines that have an address.
   *
   * @throws ContractViolationException if it is not OPML or too large
   */
  public static List<Outline> read(byte[] opml) {
    if (opml.length > MAX_BYTES) {
      throw tooLarge("has more than %d bytes: divide it".formatted(MAX_BYTES));
    }
    try {
      return parse(opml);
    } catch (XMLStreamException e) {
      try {
        return parse(OpmlRepair.repaired(opml));
      } catch (XMLStreamException again) {
        throw new ContractViolationException("", "is not well-formed OPML: " + where(e));
      }
    }
  }

  private static List<Outline> parse(byte[] opml) throws XMLStreamException {
    return new FeedOpml().read(XML.createXMLStreamReader(new ByteArrayInputStream(opml)));
  }

  /** Reads the feeds and gives those without an id one that their address suggests. */
  public static List<Feed> feeds(byte[] opml) {
    List<Feed> feeds = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Outline outline : read(opml)) {
      if (outline.feed() != null) {
        Feed feed = outline.feed();
        Feed named = feed.id() == null ? feed.withId(FeedUrl.id(feed.url(), ids::contains)) : feed;
        if (ids.add(named.id())) {
          feeds.add(named);
        }
      }
    }
    return feeds;
  }

  private List<Outline> read(XMLStreamReader xml) throws XMLStreamException {
    boolean isOpml = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        if (!isOpml && !name.equalsIgnoreCase("opml")) {
          throw new ContractViolationException("", "is not OPML: its root is " + name);
        }
        isOpml = true;
        if (name.equalsIgnoreCase("outline")) {
          begin(xml);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT
          && xml.getLocalName().equalsIgnoreCase("outline")) {
        folders.removeLast();
      }
    }
    return outlines;
  }

  private void begin(XMLStreamReader xml) {
    count++;
    if (count > MAX_OUTLINES) {
      throw tooLarge("has more than %d outlines: divide it".formatted(MAX_OUTLINES));
    }
    if (folders.size() >= MAX_DEPTH) {
      throw tooLarge("has outlines in more than %d folders: flatten it".formatted(MAX_DEPTH));
    }
    String url = attribute(xml, "xmlUrl");
    if (url.isEmpty()) {
      String name = attribute(xml, "title");
      folders.addLast(name.isEmpty() ? attribute(xml, "text") : name);
      return;
    }
    folders.addLast("");
    String title = title(xml);
    try {
      JsonNode feed = json(xml, address(url), title);
      outlines.add(new Outline(count, url, title, FeedJson.read(feed, ""), null));
    } catch (ContractViolationException e) {
      outlines.add(new Outline(count, url, title, null, e.getMessage()));
    }
  }

  private ObjectNode json(XMLStreamReader xml, String url, String title) {
    ObjectNode feed = OpmlWriter.fields(xml);
    feed.put("url", url);
    if (!title.isEmpty() && !title.equals(url)) {
      feed.put("title", title);
    }
    String language = attribute(xml, "language");
    if (!feed.has("language") && !language.isEmpty() && !language.equals("unknown")) {
      feed.put("language", language);
    }
    if (!feed.has("id") && !feed.has("tags")) {
      var tags = feed.putArray("tags");
      folders.stream().map(FeedOpml::tag).filter(t -> !t.isEmpty()).distinct().forEach(tags::add);
    }
    return feed;
  }

  /** The text of our own outlines is only for other readers. */
  private static String title(XMLStreamReader xml) {
    String title = attribute(xml, "title");
    return title.isEmpty() && xml.getAttributeValue(OpmlWriter.NAMESPACE, "id") == null
        ? attribute(xml, "text")
        : title;
  }

  private static String tag(String folder) {
    String tag = folder.replaceAll("[\\p{Cntrl}\\s,]+", " ").strip();
    return tag.length() > MAX_TAG ? tag.substring(0, MAX_TAG).strip() : tag;
  }

  /** Some programs write feed:// for http://, or put feed: before the address. */
  private static String address(String url) {
    return url.replaceFirst("^(?i)feed:(?=https?:)", "").replaceFirst("^(?i)feed://", "http://");
  }

  /** Returns an attribute in any case, which documents mix up; empty if it is missing. */
  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String namespace = xml.getAttributeNamespace(i);
      if ((namespace == null || namespace.isEmpty())
          && xml.getAttributeLocalName(i).equalsIgnoreCase(name)) {
        return xml.getAttributeValue(i).strip();
      }
    }
    return "";
  }

  private static ContractViolationException tooLarge(String message) {
    return new ContractViolationException(ContractViolationException.Reason.TOO_LARGE, "", message);
  }

  private static String where(XMLStreamException e) {
    return e.getLocation() == null
        ? "correct it"
        : "correct line %d, column %d"
            .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // A DOCTYPE is skipped: nothing is fetched and no entity is expanded.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
