package dev.isobar.ingest.feed.entry;

import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.identity.ArticleIdentity;
import dev.isobar.contracts.identity.CanonicalLink;
import dev.isobar.ingest.article.Utf8Check;
import dev.isobar.ingest.feed.definition.ExtractionHints;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the article of an entry, from the entry itself or from its page. */
public final class ArticleOfEntry {
  private static final int MAX_TITLE = 10_000;
  private static final int MAX_AUTHOR = 1_000;
  private static final int MAX_AUTHORS = 200;
  private static final int MAX_DATE = 200;
  private static final int MAX_LANGUAGE = 100;
  private static final int MAX_ADDRESS = 8_192;

  private ArticleOfEntry() {}

  /** Returns whether the feed brings only the beginning of the article. */
  public static boolean isSummaryOnly(FeedEntry entry) {
    return SummaryCheck.isSummaryOnly(entry);
  }

  /**
   * Returns whether the page of the entry is needed: as the feed says, else if the feed brings only
   * a summary. A rule or a selector that looks at the page needs it too.
   *
   * @param rules those of the feed
   */
  public static boolean needsPage(Feed feed, FeedEntry entry, RuleFilter rules) {
    if (entry.link() == null) {
      return false;
    }
    if (feed.fullArticle() != null) {
      return feed.fullArticle() || rules.looksAtPage();
    }
    return rules.looksAtPage() || feed.extraction().content() != null || isSummaryOnly(entry);
  }

  /**
   * Returns the decision with the address that the article's page names as its own. The article of
   * a revision keeps its first address.
   *
   * @param article as {@link #of} makes it
   */
  public static EntryDecision withCanonicalUrl(EntryDecision decision, RawArticle article) {
    if (decision.outcome() != Outcome.NEW) {
      return decision;
    }
    return CanonicalLink.of(article)
        .filter(address -> address.length() <= MAX_ADDRESS)
        .map(address -> new EntryIdentity(address, decision.identity().guid()))
        .map(decision::withIdentity)
        .orElse(decision);
  }

  /**
   * Returns the article, without id.
   *
   * @param page null: the entry's own text is used
   */
  public static RawArticle of(
      Feed feed, FeedDocument document, EntryDecision decision, FetchedPage page, Instant now) {
    FeedEntry entry = decision.entry();
    Content content = content(feed, entry, page);
    EntryIdentity identity = decision.identity();
    return new RawArticle(
        null,
        identity.url(),
        feed.id(),
        guid(entry, identity),
        cut(entry.title(), MAX_TITLE),
        authors(entry),
        publishedAt(entry, decision),
        language(feed, document, entry),
        feed.country(),
        now,
        content.type(),
        content.text(),
        content.base64(),
        link(entry, identity));
  }

  /** Returns the link of the entry if it is not the article's address. */
  private static Map<String, Object> link(FeedEntry entry, EntryIdentity identity) {
    String link = entry.link();
    if (link == null || link.length() > MAX_ADDRESS || link.equals(identity.url())) {
      return Map.of();
    }
    return Map.of(identity.url() == null ? "link" : ArticleIdentity.FEED_LINK, link);
  }

  private record Content(String type, String text, String base64) {}

  private static Content content(Feed feed, FeedEntry entry, FetchedPage page) {
    if (page != null && page.isText()) {
      return pageContent(feed.extraction(), page);
    }
    if (entry.content() != null && !entry.content().isBlank()) {
      return new Content(type(entry.contentIsHtml()), entry.content(), null);
    }
    if (entry.summary() != null && !entry.summary().isBlank()) {
      return new Content(type(entry.summaryIsHtml()), entry.summary(), null);
    }
    return new Content(type(false), entry.title() == null ? "" : entry.title(), null);
  }

  private static Content pageContent(ExtractionHints hints, FetchedPage page) {
    Optional<String> extracted = PageExtraction.apply(hints, page);
    if (extracted.isPresent()) {
      return new Content("text/html", extracted.get(), null);
    }
    String type = page.contentType() == null ? "text/html" : cut(page.contentType().strip(), 200);
    return Utf8Check.of(page.bytes(), type)
        .map(text -> new Content(type, text, null))
        .orElseGet(() -> new Content(type, null, Base64.getEncoder().encodeToString(page.bytes())));
  }

  private static String type(boolean html) {
    return html ? "text/html" : "text/plain";
  }

  /** Returns the guid of the identity, else that of the entry, which is evidence only. */
  private static String guid(FeedEntry entry, EntryIdentity identity) {
    String guid = identity.url() == null ? identity.guid() : EntryKeys.stripped(entry.guid());
    return guid != null && guid.length() > MAX_ADDRESS ? guid.substring(0, MAX_ADDRESS) : guid;
  }

  private static List<String> authors(FeedEntry entry) {
    return entry.authors().stream()
        .filter(author -> author != null && !author.isBlank())
        .limit(MAX_AUTHORS)
        .map(author -> cut(author, MAX_AUTHOR))
        .toList();
  }

  /** Returns the checked time; else what the document writes if it cannot be read as a time. */
  private static String publishedAt(FeedEntry entry, EntryDecision decision) {
    if (decision.published() != null) {
      return decision.published().toString();
    }
    return entry.published() == null && entry.publishedText() != null
        ? cut(entry.publishedText(), MAX_DATE)
        : null;
  }

  private static String language(Feed feed, FeedDocument document, FeedEntry entry) {
    for (String language : new String[] {entry.language(), feed.language(), document.language()}) {
      if (language != null && !language.isBlank()) {
        return cut(language.strip(), MAX_LANGUAGE);
      }
    }
    return null;
  }

  private static String cut(String text, int max) {
    return text == null || text.length() <= max ? text : text.substring(0, max);
  }
}
