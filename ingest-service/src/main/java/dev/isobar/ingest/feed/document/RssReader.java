package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Vocabulary.ATOM;
import static dev.isobar.ingest.feed.document.Vocabulary.CORE;
import static dev.isobar.ingest.feed.document.Vocabulary.DUBLIN_CORE;
import static dev.isobar.ingest.feed.document.Vocabulary.DUBLIN_CORE_TERMS;
import static dev.isobar.ingest.feed.document.Vocabulary.ITUNES;

import dev.isobar.ingest.feed.document.FeedDocument.About;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads RSS 0.9x and 2.0, and RSS 0.90 and 1.0, which are RDF, with their usual modules. */
final class RssReader {
  private static final Set<String> ENTRIES = Set.of("item");

  private final ReadContext context;
  private final RssItemReader items;

  RssReader(ReadContext context) {
    this.context = context;
    this.items = new RssItemReader(context);
  }

  FeedDocument read(String markup) throws UnreadableFeedException {
    List<FeedEntry> entries = new ArrayList<>();
    FeedElement root =
        context
            .parser()
            .parse(
                markup, ENTRIES, context.limits().entries(), item -> entries.add(items.read(item)));
    FeedElement channel = root.child(CORE, "channel");
    FeedElement feed = channel == null ? root : channel;
    UnclosedElements.repair(feed.element(), context.warnings());
    feed = new FeedElement(feed.element(), feed.root(), feed.address());
    UpdateHints hints = UpdateHints.of(feed);
    return new FeedDocument(
        format(root),
        context.texts().title(FirstOf.of(feed, CORE.named("title"), DUBLIN_CORE.named("title"))),
        link(feed),
        context.links().of(feed, ATOM, "self"),
        context.links().of(feed, ATOM, "hub"),
        language(feed),
        hints.interval(),
        hints.skipHours(),
        hints.skipDays(),
        entries,
        List.of(),
        context.warnings().sentences(),
        about(feed));
  }

  private About about(FeedElement feed) {
    FeedElement description =
        FirstOf.of(
            feed,
            CORE.named("description"),
            DUBLIN_CORE.named("description"),
            CORE.named("tagline"),
            ITUNES.named("summary"),
            ITUNES.named("subtitle"));
    Content text = context.texts().content(description);
    return new About(
        context.texts().line(FirstOf.of(feed, ATOM.named("id"), CORE.named("id"))),
        Content.valueOf(text),
        Content.isHtml(text),
        People.of(
            feed,
            context.texts(),
            CORE.named("managingeditor"),
            CORE.named("author"),
            DUBLIN_CORE.named("creator"),
            DUBLIN_CORE.named("author"),
            ATOM.named("author"),
            ITUNES.named("author")),
        context.time(
            FirstOf.of(
                feed,
                CORE.named("pubdate"),
                DUBLIN_CORE_TERMS.named("issued"),
                ATOM.named("published"),
                DUBLIN_CORE.named("date"),
                DUBLIN_CORE_TERMS.named("created"))),
        context.time(
            FirstOf.of(
                feed,
                CORE.named("lastbuilddate"),
                DUBLIN_CORE_TERMS.named("modified"),
                ATOM.named("updated"),
                DUBLIN_CORE.named("date"))));
  }

  private String link(FeedElement feed) {
    FeedElement own = feed.child(CORE, "link");
    String link = own == null ? null : context.links().addressIn(own);
    return link == null ? context.links().page(feed, ATOM) : link;
  }

  private String language(FeedElement feed) {
    FeedElement stated = FirstOf.of(feed, CORE.named("language"), DUBLIN_CORE.named("language"));
    String language = stated == null ? null : LanguageTag.of(stated.text());
    return language == null ? feed.language() : language;
  }

  private static String format(FeedElement root) {
    if (root.name().equals("rdf")) {
      boolean isFirst =
          root.children().stream()
              .anyMatch(child -> child.element().tag().namespace().contains("/rdf/simple/0.9"));
      return isFirst ? "rss-0.90" : "rss-1.0";
    }
    String version = root.attribute("version");
    return version == null || !version.matches("[\\d.]{1,8}") ? "rss" : "rss-" + version;
  }
}
