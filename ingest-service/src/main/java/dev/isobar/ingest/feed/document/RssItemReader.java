package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Vocabulary.ATOM;
import static dev.isobar.ingest.feed.document.Vocabulary.CONTENT;
import static dev.isobar.ingest.feed.document.Vocabulary.CORE;
import static dev.isobar.ingest.feed.document.Vocabulary.DUBLIN_CORE;
import static dev.isobar.ingest.feed.document.Vocabulary.DUBLIN_CORE_TERMS;
import static dev.isobar.ingest.feed.document.Vocabulary.FEEDBURNER;
import static dev.isobar.ingest.feed.document.Vocabulary.ITUNES;
import static dev.isobar.ingest.feed.document.Vocabulary.MEDIA;
import static dev.isobar.ingest.feed.document.Vocabulary.XHTML;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads one item of RSS. */
final class RssItemReader {
  private static final int MAX_CATEGORIES = 100;

  private final ReadContext context;

  RssItemReader(ReadContext context) {
    this.context = context;
  }

  FeedEntry read(FeedElement raw) {
    UnclosedElements.repair(raw.element(), context.warnings());
    FeedElement item = new FeedElement(raw.element(), raw.root(), raw.address());
    FeedElement published =
        FirstOf.of(
            item,
            CORE,
            "pubdate",
            DUBLIN_CORE_TERMS,
            "issued",
            CORE,
            "published",
            ATOM,
            "published",
            ATOM,
            "issued",
            DUBLIN_CORE,
            "date",
            CORE,
            "date",
            DUBLIN_CORE_TERMS,
            "created",
            ATOM,
            "created");
    FeedElement updated =
        FirstOf.of(
            item,
            DUBLIN_CORE_TERMS,
            "modified",
            ATOM,
            "updated",
            ATOM,
            "modified",
            CORE,
            "updated",
            DUBLIN_CORE,
            "date");
    FeedElement[] texts = texts(item);
    Content summary = context.texts().content(texts[0]);
    Content content = context.texts().content(texts[1]);
    return new FeedEntry(
        guid(item),
        link(item),
        title(item),
        authors(item),
        published == null ? null : context.time(published.text()),
        published == null ? null : context.texts().line(published),
        updated == null ? null : context.time(updated.text()),
        Content.valueOf(summary),
        Content.isHtml(summary),
        Content.valueOf(content),
        Content.isHtml(content),
        language(item, texts),
        categories(item));
  }

  private String title(FeedElement item) {
    String title =
        context.texts().title(FirstOf.of(item, CORE, "title", DUBLIN_CORE, "title", ATOM, "title"));
    return title != null
        ? title
        : context.texts().title(FirstOf.of(item, MEDIA, "title", ITUNES, "title"));
  }

  /** Returns the elements of the summary and of the content; null where there is none. */
  private static FeedElement[] texts(FeedElement item) {
    FeedElement content =
        FirstOf.of(
            item,
            CONTENT,
            "encoded",
            CORE,
            "fullitem",
            XHTML,
            "body",
            XHTML,
            "div",
            ATOM,
            "content",
            CORE,
            "content",
            CORE,
            "body");
    FeedElement description =
        FirstOf.of(item, CORE, "description", DUBLIN_CORE, "description", CORE, "abstract");
    FeedElement summary = FirstOf.of(item, CORE, "summary", ATOM, "summary", ITUNES, "summary");
    if (description == null) {
      FeedElement other = FirstOf.of(item, MEDIA, "description", ITUNES, "subtitle");
      return new FeedElement[] {summary == null ? other : summary, content};
    }
    if (summary == null || content != null || summary.vocabulary() == ITUNES) {
      return new FeedElement[] {description, content};
    }
    // With both, the one that stands first is the summary.
    boolean isSummaryFirst =
        summary.element().siblingIndex() < description.element().siblingIndex();
    return isSummaryFirst
        ? new FeedElement[] {summary, description}
        : new FeedElement[] {description, summary};
  }

  private String guid(FeedElement item) {
    FeedElement guid =
        FirstOf.of(item, CORE, "guid", ATOM, "id", CORE, "id", DUBLIN_CORE, "identifier");
    return guid != null ? Identifiers.of(guid.text()) : Identifiers.of(item.attribute("about"));
  }

  private String link(FeedElement item) {
    String original = address(item.child(FEEDBURNER, "origlink"));
    String link = original == null ? ownLink(item) : original;
    link = link == null ? context.links().page(item, ATOM) : link;
    if (link == null) {
      FeedElement guid = item.child(CORE, "guid");
      boolean isLink = guid != null && !"false".equalsIgnoreCase(guid.attribute("ispermalink"));
      link = isLink ? permanent(guid) : null;
    }
    String about = item.attribute("about");
    return link == null && about != null && WebLink.isWeb(about)
        ? context.links().address(item, about)
        : link;
  }

  private String permanent(FeedElement guid) {
    String text = guid.text();
    boolean isStated = guid.attribute("ispermalink") != null;
    boolean canBeLink = WebLink.isWeb(text) || isStated && text.startsWith("/");
    return canBeLink ? context.links().address(guid, text) : null;
  }

  private String ownLink(FeedElement item) {
    for (FeedElement link : item.children(CORE, "link")) {
      String rel = link.attribute("rel");
      boolean isPage = rel == null || rel.equals("alternate");
      String address = isPage ? context.links().addressIn(link) : null;
      if (address != null) {
        return address;
      }
    }
    return null;
  }

  private String address(FeedElement link) {
    return link == null ? null : context.links().address(link);
  }

  private List<String> authors(FeedElement item) {
    return People.of(
        item,
        context.texts(),
        DUBLIN_CORE,
        "creator",
        CORE,
        "author",
        DUBLIN_CORE,
        "author",
        ATOM,
        "author",
        ITUNES,
        "author",
        DUBLIN_CORE,
        "contributor");
  }

  private String language(FeedElement item, FeedElement[] texts) {
    FeedElement stated = FirstOf.of(item, DUBLIN_CORE, "language", CORE, "language");
    if (stated != null) {
      return LanguageTag.of(stated.text());
    }
    FeedElement text = texts[1] == null ? texts[0] : texts[1];
    return (text == null ? item : text).language();
  }

  private List<String> categories(FeedElement item) {
    Set<String> categories = new LinkedHashSet<>();
    for (FeedElement child : item.children()) {
      boolean isCategory =
          child.is(CORE, "category")
              || child.is(DUBLIN_CORE, "subject")
              || child.is(ATOM, "category");
      if (isCategory && categories.size() < MAX_CATEGORIES) {
        String term = child.attribute("term");
        String name = term == null ? context.texts().line(child) : term;
        if (name != null) {
          categories.add(name);
        }
      }
    }
    return List.copyOf(categories);
  }
}
