package dev.isobar.ingest.feed.entry;

import static dev.isobar.ingest.feed.entry.Entries.NOW;
import static dev.isobar.ingest.feed.entry.Entries.article;
import static dev.isobar.ingest.feed.entry.Entries.entry;
import static dev.isobar.ingest.feed.entry.Entries.withGuid;
import static dev.isobar.ingest.feed.entry.Entries.withLink;
import static dev.isobar.ingest.feed.entry.Entries.withPublished;
import static dev.isobar.ingest.feed.entry.Entries.withSummary;
import static dev.isobar.ingest.feed.entry.Entries.withTitle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.isobar.ingest.feed.document.FeedEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The identity table: what feeds do to guids, links, titles, dates and texts, and what it means.
 */
class EntryIdentityTest {
  private static final Outcome KNOWN = Outcome.KNOWN;
  private static final Outcome NEW = Outcome.NEW;
  private static final Outcome REVISION = Outcome.REVISION;

  /** Each row: how the n-th entry looks at the first poll and at the second. */
  static Stream<Arguments> rows() {
    return Stream.of(
        row("nothing changed", n -> article(n), n -> article(n), KNOWN),
        row("no guid", n -> withGuid(article(n), null), n -> withGuid(article(n), null), KNOWN),
        row("guid appears", n -> withGuid(article(n), null), n -> article(n), KNOWN),
        row("guid disappears", n -> article(n), n -> withGuid(article(n), ""), KNOWN),
        row("equal guids", n -> withGuid(article(n), "x"), n -> withGuid(article(n), "x"), KNOWN),
        row("guid new each night", n -> article(n), n -> withGuid(article(n), "g9" + n), KNOWN),
        row(
            "guid with a counter",
            n -> withGuid(article(n), "post-" + n + "#1"),
            n -> withGuid(article(n), "post-" + n + "#2"),
            KNOWN),
        row(
            "http to https",
            n -> withLink(article(n), article(n).link().replace("https", "http")),
            n -> article(n),
            KNOWN),
        row(
            "http to https, guid too",
            n -> guidIsLink(withLink(article(n), article(n).link().replace("https", "http"))),
            n -> guidIsLink(article(n)),
            KNOWN),
        row("tracking", n -> article(n), n -> linkPlus(article(n), "?utm_source=rss&n="), KNOWN),
        row(
            "tracking, no guid",
            n -> withGuid(article(n), null),
            n -> withGuid(linkPlus(article(n), "?utm_source=rss&utm_campaign=d" + n), null),
            KNOWN),
        row("link changed", n -> article(n), n -> linkPlus(article(n), "-new-slug"), KNOWN),
        row(
            "link and guid changed",
            n -> article(n),
            n -> withGuid(withLink(article(n), "https://moved.example/a/" + n), "m" + n),
            KNOWN),
        row(
            "link and guid changed, text edited",
            n -> article(n),
            n ->
                withSummary(
                    withGuid(withLink(article(n), "https://moved.example/a/" + n), "m" + n),
                    Entries.text(n) + " More."),
            n -> n == 0 ? REVISION : NEW,
            1),
        row(
            "link without guid, dates changed",
            n -> withGuid(article(n), null),
            n ->
                withPublished(
                    withGuid(withLink(article(n), "https://moved.example/a/" + n), null), NOW),
            KNOWN),
        row("title changed", n -> article(n), n -> n == 0 ? edited(n) : article(n), only(REVISION)),
        row(
            "title and link changed",
            n -> article(n),
            n -> n == 0 ? linkPlus(edited(n), "-edited") : article(n),
            only(REVISION)),
        row(
            "text changed",
            n -> article(n),
            n -> n == 0 ? withSummary(article(n), Entries.text(n) + " Corrected.") : article(n),
            only(REVISION)),
        row(
            "one number in one text changed",
            n -> withSummary(article(n), "At least 12 people were hurt in " + Entries.word(n)),
            n ->
                withSummary(
                    article(n),
                    "At least " + (n == 0 ? 14 : 12) + " people were hurt in " + Entries.word(n)),
            only(REVISION)),
        row("dates of all changed", n -> article(n), n -> withPublished(article(n), NOW), KNOWN),
        row("dates vanish", n -> article(n), n -> withPublished(article(n), null), KNOWN),
        row(
            "undated",
            n -> withPublished(article(n), null),
            n -> withPublished(article(n), null),
            KNOWN),
        row(
            "undated, no guid, no link",
            n -> withPublished(withLink(withGuid(article(n), null), null), null),
            n -> withPublished(withLink(withGuid(article(n), null), null), null),
            KNOWN),
        row(
            "no guid, no link, text edited",
            n -> withLink(withGuid(article(n), null), null),
            n ->
                withSummary(
                    withLink(withGuid(article(n), null), null),
                    Entries.text(n) + (n == 0 ? " Corrected." : "")),
            only(REVISION)),
        row(
            "dated in the future",
            n -> withPublished(article(n), NOW.plusSeconds(86_400L * 400)),
            n -> withPublished(article(n), NOW.plusSeconds(86_400L * 400)),
            KNOWN),
        row("minutes ago", n -> noisy(n, "3 minutes ago"), n -> noisy(n, "1 hour ago"), KNOWN),
        row("views", n -> noisy(n, "1,204 views"), n -> noisy(n, "1,377 views"), KNOWN),
        row("views, label first", n -> noisy(n, "Views: 12"), n -> noisy(n, "Views: 1.4k"), KNOWN),
        row("comments", n -> noisy(n, "No comments"), n -> noisy(n, "Comments (3)"), KNOWN),
        row("Chinese time", n -> noisy(n, "3分钟前"), n -> noisy(n, "2小时前"), KNOWN),
        row("Chinese views", n -> noisy(n, "阅读 1204"), n -> noisy(n, "阅读 1.3万"), KNOWN),
        row("Chinese views after", n -> noisy(n, "12次浏览"), n -> noisy(n, "99次浏览"), KNOWN),
        row(
            "unknown counter in all",
            n -> noisy(n, "heat index " + n),
            n -> noisy(n, "heat index " + (n + 17)),
            KNOWN),
        row(
            "advertisement in all",
            n -> noisy(n, "Visit the motor show"),
            n -> noisy(n, "Save on your telephone bill"),
            KNOWN),
        row(
            "markup changed",
            n -> article(n),
            n -> withSummary(article(n), "<div class='x'>" + Entries.text(n) + "<img src=a></div>"),
            KNOWN),
        row(
            "kind of quotes changed",
            n -> withSummary(article(n), "The \"plan\" - it's " + Entries.word(n)),
            n -> withSummary(article(n), "The &#8220;plan&#8221; – it’s " + Entries.word(n)),
            KNOWN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void secondPoll(
      String name,
      IntFunction<FeedEntry> first,
      IntFunction<FeedEntry> second,
      IntFunction<Outcome> expected,
      int count) {
    Polls polls = new Polls();
    List<EntryDecision> before = polls.poll(IntStream.range(0, count).mapToObj(first).toList());
    List<EntryDecision> after = polls.poll(IntStream.range(0, count).mapToObj(second).toList());

    assertThat(before).extracting(EntryDecision::outcome).containsOnly(NEW);
    assertThat(before).extracting(Entries::id).doesNotHaveDuplicates();
    assertThat(after)
        .extracting(EntryDecision::outcome)
        .isEqualTo(IntStream.range(0, count).mapToObj(expected).toList());
    assertThat(after).extracting(Entries::id).isEqualTo(before.stream().map(Entries::id).toList());
    assertThat(polls.outcomes(IntStream.range(0, count).mapToObj(second).toList()))
        .as("a third poll of the same document")
        .containsOnly(KNOWN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void anotherEntryIsNewBesideThem(
      String name,
      IntFunction<FeedEntry> first,
      IntFunction<FeedEntry> second,
      IntFunction<Outcome> expected,
      int count) {
    Polls polls = new Polls();
    polls.poll(IntStream.range(1, 6).mapToObj(first).toList());

    assertThat(polls.outcomes(IntStream.range(0, 6).mapToObj(second).toList()).get(0))
        .isEqualTo(NEW);
  }

  @Test
  void orderChanges() {
    Polls polls = new Polls();
    List<FeedEntry> articles = new ArrayList<>(Polls.articles(0, 10));
    polls.poll(articles);
    Collections.reverse(articles);

    assertThat(polls.outcomes(articles)).containsOnly(KNOWN);
  }

  @Test
  void oneHomePageAsTheLinkOfAll() {
    Polls polls = new Polls();
    List<FeedEntry> entries =
        Polls.articles(0, 5).stream().map(e -> withLink(e, "https://news.example/")).toList();

    List<EntryDecision> decisions = polls.poll(entries);
    assertThat(decisions).extracting(EntryDecision::outcome).containsOnly(NEW);
    assertThat(decisions).extracting(Entries::id).doesNotHaveDuplicates();
    assertThat(polls.outcomes(entries)).containsOnly(KNOWN);
  }

  @Test
  void onePageWithAnchors() {
    Polls polls = new Polls();
    List<FeedEntry> entries =
        IntStream.range(0, 5)
            .mapToObj(n -> withLink(article(n), "https://news.example/ticker#" + n))
            .toList();

    List<EntryDecision> decisions = polls.poll(entries);
    assertThat(decisions).extracting(EntryDecision::outcome).containsOnly(NEW);
    assertThat(decisions).extracting(Entries::id).doesNotHaveDuplicates();
    assertThat(polls.outcomes(entries)).containsOnly(KNOWN);
  }

  @Test
  void oneGuidThatServesTheLatestEntry() {
    Polls polls = new Polls();
    polls.poll(withGuid(article(5), "latest"));

    assertThat(polls.outcomes(withGuid(article(1), "latest"))).containsExactly(NEW);
  }

  @Test
  void guidsThatArePositions() {
    Polls polls = new Polls();
    polls.poll(positions(3, 8));

    List<EntryDecision> decisions = polls.poll(positions(1, 6));
    assertThat(decisions)
        .extracting(EntryDecision::outcome)
        .containsExactly(NEW, NEW, KNOWN, KNOWN, KNOWN);
    assertThat(decisions).extracting(Entries::id).doesNotHaveDuplicates();
  }

  private static List<FeedEntry> positions(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(n -> withGuid(article(n), String.valueOf(n - from)))
        .toList();
  }

  @Test
  void sameTextUnderTwoAddresses() {
    Polls polls = new Polls();
    FeedEntry copy = withGuid(withLink(article(0), "https://news.example/other/copy"), "copy");

    assertThat(polls.outcomes(article(0), copy)).containsExactly(NEW, Outcome.DUPLICATE);
    assertThat(polls.outcomes(article(0), copy)).containsExactly(KNOWN, KNOWN);
    assertThat(polls.outcomes(copy)).containsExactly(KNOWN);
  }

  @Test
  void sameArticleTwiceInTwoSections() {
    Polls polls = new Polls();
    FeedEntry again = withSummary(withGuid(article(0), "section-2"), "Another teaser.");

    assertThat(polls.outcomes(article(0), again, article(1)))
        .containsExactly(NEW, Outcome.DUPLICATE, NEW);
    assertThat(polls.outcomes(again, article(0), article(1))).containsOnly(KNOWN);
  }

  @Test
  void regularTitleOfAnotherDayIsNew() {
    Polls polls = new Polls();
    FeedEntry monday = entry("1", "https://n.example/1", "Daily brief", NOW, "Read our brief.");
    FeedEntry tuesday =
        entry(
            "2", "https://n.example/2", "Daily brief", NOW.plusSeconds(86_400), "Read our brief.");
    polls.poll(monday);
    polls.pass(java.time.Duration.ofDays(1));

    assertThat(polls.outcomes(tuesday, monday)).containsExactly(NEW, KNOWN);
  }

  private static Arguments row(
      String name, IntFunction<FeedEntry> first, IntFunction<FeedEntry> second, Outcome all) {
    return arguments(name, first, second, (IntFunction<Outcome>) n -> all, 6);
  }

  private static Arguments row(
      String name,
      IntFunction<FeedEntry> first,
      IntFunction<FeedEntry> second,
      IntFunction<Outcome> expected) {
    return arguments(name, first, second, expected, 6);
  }

  private static Arguments row(
      String name,
      IntFunction<FeedEntry> first,
      IntFunction<FeedEntry> second,
      IntFunction<Outcome> expected,
      int count) {
    return arguments(name, first, second, expected, count);
  }

  private static IntFunction<Outcome> only(Outcome first) {
    return n -> n == 0 ? first : KNOWN;
  }

  private static FeedEntry edited(int n) {
    return withTitle(article(n), Entries.title(n) + " after a long night");
  }

  private static FeedEntry linkPlus(FeedEntry entry, String end) {
    return withLink(entry, entry.link() + end);
  }

  private static FeedEntry guidIsLink(FeedEntry entry) {
    return withGuid(entry, entry.link());
  }

  private static FeedEntry noisy(int n, String noise) {
    return withSummary(article(n), "<p>" + Entries.text(n) + "</p><small>" + noise + "</small>");
  }
}
