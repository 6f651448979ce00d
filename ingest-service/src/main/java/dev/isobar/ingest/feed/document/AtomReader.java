package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Vocabulary.CORE;
import static dev.isobar.ingest.feed.document.Vocabulary.DUBLIN_CORE;
import static dev.isobar.ingest.feed.document.Vocabulary.DUBLIN_CORE_TERMS;
import static dev.isobar.ingest.feed.document.Vocabulary.FEEDBURNER;
import static dev.isobar.ingest.feed.document.Vocabulary.ITUNES;
import static dev.isobar.ingest.feed.document.Vocabulary.MEDIA;

import dev.isobar.ingest.feed.document.FeedDocument.About;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads Atom 0.3 and 1.0. */
final class AtomReader {
  private static final Set<String> ENTRIES = Set.of("entry");
  private static final int MAX_CATEGORIES = 100;

  private final ReadContext context;

  AtomReader(ReadContext context) {
    this.context = context;
  }

  FeedDocument read(String markup) throws UnreadableFeedException {
    List<FeedEntry> entries = new ArrayList<>();
    FeedElement feed =
        context
            .parser()
            .parse(markup, ENTRIES, context.limits().entries(), entry -> entries.add(entry(entry)));
    UpdateHints hints = UpdateHints.of(feed);
    FeedElement language = FirstOf.of(feed, DUBLIN_CORE.named("language"), CORE.named("language"));
    return new FeedDocument(
        format(feed),
        context.texts().title(FirstOf.of(feed, CORE.named("title"), DUBLIN_CORE.named("title"))),
        context.links().page(feed, CORE),
        context.links().of(feed, CORE, "self"),
        context.links().of(feed, CORE, "hub"),
        language == null ? feed.language() : LanguageTag.of(language.text()),
        hints.interval(),
        hints.skipHours(),
        hints.skipDays(),
        entries,
        List.of(),
        context.warnings().sentences(),
        about(feed));
  }

  private About about(FeedElement feed) {
    Content description =
        context
            .texts()
            .content(
                FirstOf.of(
                    feed,
                    CORE.named("subtitle"),
                    CORE.named("tagline"),
                    CORE.named("info"),
                    CORE.named("description"),
                    ITUNES.named("summary")));
    FeedElement id = feed.child(CORE, "id");
    return new About(
        id == null ? null : Identifiers.of(id.text()),
        Content.valueOf(description),
        Content.isHtml(description),
        People.of(feed, context.texts(), CORE.named("author"), DUBLIN_CORE.named("creator")),
        context.time(
            FirstOf.of(feed, CORE.named("published"), CORE.named("issued"), CORE.named("created"))),
        context.time(
            FirstOf.of(
                feed,
                CORE.named("updated"),
                CORE.named("modified"),
                DUBLIN_CORE_TERMS.named("modified"))));
  }

  private FeedEntry entry(FeedElement entry) {
    FeedElement published =
        FirstOf.of(
            entry,
            CORE.named("published"),
            CORE.named("issued"),
            CORE.named("pubdate"),
            DUBLIN_CORE_TERMS.named("issued"),
            DUBLIN_CORE.named("date"),
            CORE.named("created"),
            DUBLIN_CORE_TERMS.named("created"));
    FeedElement updated =
        FirstOf.of(
            entry,
            CORE.named("updated"),
            CORE.named("modified"),
            DUBLIN_CORE_TERMS.named("modified"),
            DUBLIN_CORE.named("date"));
    FeedElement summaryElement = summary(entry);
    FeedElement contentElement = entry.child(CORE, "content");
    Content summary = context.texts().content(summaryElement);
    Content content = context.texts().content(contentElement);
    return new FeedEntry(
        guid(entry),
        link(entry),
        context
            .texts()
            .title(
                FirstOf.of(
                    entry, CORE.named("title"), DUBLIN_CORE.named("title"), MEDIA.named("title"))),
        authors(entry),
        context.time(published),
        context.texts().line(published),
        context.time(updated),
        Content.valueOf(summary),
        Content.isHtml(summary),
        Content.valueOf(content),
        Content.isHtml(content),
        language(entry, contentElement == null ? summaryElement : contentElement),
        categories(entry));
  }

  private static FeedElement summary(FeedElement entry) {
    FeedElement summary =
        FirstOf.of(
            entry, CORE.named("summary"), CORE.named("description"), MEDIA.named("description"));
    FeedElement group = summary == null ? entry.child(MEDIA, "group") : null;
    return group == null ? summary : group.child(MEDIA, "description");
  }

  private static String guid(FeedElement entry) {
    FeedElement id =
        FirstOf.of(entry, CORE.named("id"), CORE.named("guid"), DUBLIN_CORE.named("identifier"));
    return id == null ? null : Identifiers.of(id.text());
  }

  private String link(FeedElement entry) {
    FeedElement original = entry.child(FEEDBURNER, "origlink");
    String link = original == null ? null : context.links().address(original);
    return link == null ? context.links().page(entry, CORE) : link;
  }

  /** RFC 4287, section 4.2.1: the authors of the source count where the entry has none. */
  private List<String> authors(FeedElement entry) {
    List<String> own =
        People.of(
            entry,
            context.texts(),
            CORE.named("author"),
            DUBLIN_CORE.named("creator"),
            ITUNES.named("author"));
    FeedElement source = own.isEmpty() ? entry.child(CORE, "source") : null;
    return source == null ? own : People.of(source, context.texts(), CORE.named("author"));
  }

  private static String language(FeedElement entry, FeedElement text) {
    FeedElement stated = FirstOf.of(entry, DUBLIN_CORE.named("language"), CORE.named("language"));
    return stated == null
        ? (text == null ? entry : text).language()
        : LanguageTag.of(stated.text());
  }

  private List<String> categories(FeedElement entry) {
    Set<String> categories = new LinkedHashSet<>();
    for (FeedElement child : entry.children()) {
      boolean isCategory = child.is(CORE, "category") || child.is(DUBLIN_CORE, "subject");
      if (isCategory && categories.size() < MAX_CATEGORIES) {
        String label = child.attribute("label");
        String term = label == null ? child.attribute("term") : label;
        String name =
            term == null ? context.texts().line(child) : context.texts().title(term, false, false);
        if (name != null) {
          categories.add(name);
        }
      }
    }
    return List.copyOf(categories);
  }

  private static String format(FeedElement feed) {
    String version = feed.attribute("version");
    boolean isOld =
        version != null && version.equals("0.3") || feed.root().startsWith("http://purl.org/atom/");
    return isOld ? "atom-0.3" : "atom-1.0";
  }
}
