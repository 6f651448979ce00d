package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Vocabulary.CORE;

import dev.isobar.ingest.feed.document.FeedDocument.About;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the Channel Definition Format, whose root element is a channel. */
final class CdfReader {
  private static final Set<String> ENTRIES = Set.of("item");

  private final ReadContext context;

  CdfReader(ReadContext context) {
    this.context = context;
  }

  FeedDocument read(String markup) throws UnreadableFeedException {
    List<FeedEntry> entries = new ArrayList<>();
    FeedElement channel =
        context
            .parser()
            .parse(markup, ENTRIES, context.limits().entries(), item -> entries.add(entry(item)));
    Content description = description(channel);
    return new FeedDocument(
        "cdf",
        title(channel),
        link(channel),
        context.links().address(channel, channel.attribute("self")),
        null,
        channel.language(),
        null,
        Set.of(),
        Set.of(),
        entries,
        List.of(),
        context.warnings().sentences(),
        new About(
            null,
            Content.valueOf(description),
            Content.isHtml(description),
            List.of(),
            null,
            context.time(channel.attribute("lastmod"))));
  }

  private FeedEntry entry(FeedElement item) {
    Content summary = description(item);
    String written = item.attribute("lastmod");
    return new FeedEntry(
        null,
        link(item),
        title(item),
        List.of(),
        null,
        null,
        context.time(written),
        Content.valueOf(summary),
        Content.isHtml(summary),
        null,
        false,
        item.language(),
        List.of());
  }

  private Content description(FeedElement parent) {
    return context
        .texts()
        .content(FirstOf.of(parent, CORE.named("abstract"), CORE.named("description")));
  }

  private String title(FeedElement parent) {
    return context.texts().title(parent.child(CORE, "title"));
  }

  /** Returns the attribute HREF, or that of the child A. */
  private String link(FeedElement parent) {
    String link = context.links().address(parent, parent.attribute("href"));
    List<FeedElement> anchors = link == null ? parent.children(CORE, "a") : List.of();
    return anchors.isEmpty()
        ? link
        : context.links().address(anchors.get(0), anchors.get(0).attribute("href"));
  }
}
