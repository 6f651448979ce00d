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
            CORE.named("pubdate"),
            DUBLIN_CORE_TERMS.named("issued"),
            CORE.named("published"),
            ATOM.named("published"),
            ATOM.named("issued"),
            DUBLIN_CORE.named("date"),
            CORE.named("date"),
            DUBLIN_CORE_TERMS.named("created"),
            ATOM.named("created"));
    FeedElement updated =
        FirstOf.of(
            item,
            DUBLIN_CORE_TERMS.named("modified"),
            ATOM.named("updated"),
            ATOM.named("modified"),
            CORE.named("updated"),
            DUBLIN_CORE.named("date"));
    FeedElement[] texts = texts(item);
    Content summary = context.texts().content(texts[0]);
    Content content = context.texts().content(texts[1]);
    return new FeedEntry(
        guid(item),
        link(item),
        title(item),
        authors(item),
        context.time(published),
        published == null ? null : context.texts().line(published),
        context.time(updated),
        Content.valueOf(summary),
        Content.isHtml(summary),
        Content.valueOf(content),
        Content.isHtml(content),
        language(item, texts),
        categories(item));
  }

  private String title(FeedElement item) {
    String title =
        context
            .texts()
            .title(
                FirstOf.of(
                    item, CORE.named("title"), DUBLIN_CORE.named("title"), ATOM.named("title")));
    if (title != null) {
      return title;
    }
    FeedElement other = FirstOf.of(item, MEDIA.named("title"), ITUNES.named("title"));
    return context.texts().title(other == null ? inGroup(item, "title") : other);
  }

  /** Returns the elements of the summary and of the content; null where there is none. */
  private static FeedElement[] texts(FeedElement item) {
    FeedElement content =
        FirstOf.of(
            item,
            CONTENT.named("encoded"),
            CORE.named("fullitem"),
            XHTML.named("body"),
            XHTML.named("div"),
            ATOM.named("content"),
            CORE.named("content"),
            CORE.named("body"));
    FeedElement description =
        FirstOf.of(
            item,
            CORE.named("description"),
            DUBLIN_CORE.named("description"),
            CORE.named("abstract"));
    FeedElement summary =
        FirstOf.of(item, CORE.named("summary"), ATOM.named("summary"), ITUNES.named("summary"));
    if (description == null) {
      FeedElement other = FirstOf.of(item, MEDIA.named("description"), ITUNES.named("subtitle"));
      other = other == null ? inGroup(item, "description") : other;
      return new FeedElement[] {summary == null ? other : summary, content};
    }
    if (summary == null || content != null || summary.vocabulary() == ITUNES) {
      return new FeedElement[] {description, content};
    }
    // With both, the first one is the summary.
    boolean isSummaryFirst =
        summary.element().siblingIndex() < description.element().siblingIndex();
    return isSummaryFirst
        ? new FeedElement[] {summary, description}
        : new FeedElement[] {description, summary};
  }

  private static FeedElement inGroup(FeedElement item, String name) {
    FeedElement group = item.child(MEDIA, "group");
    return group == null ? null : group.child(MEDIA, name);
  }

  private String guid(FeedElement item) {
    FeedElement guid =
        FirstOf.of(
            item,
            CORE.named("guid"),
            ATOM.named("id"),
            CORE.named("id"),
            DUBLIN_CORE.named("identifier"));
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
        DUBLIN_CORE.named("creator"),
        CORE.named("author"),
        DUBLIN_CORE.named("author"),
        ATOM.named("author"),
        ITUNES.named("author"),
        DUBLIN_CORE.named("contributor"));
  }

  private String language(FeedElement item, FeedElement[] texts) {
    FeedElement stated = FirstOf.of(item, DUBLIN_CORE.named("language"), CORE.named("language"));
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
