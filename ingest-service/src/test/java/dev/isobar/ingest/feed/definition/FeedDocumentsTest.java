package dev.isobar.ingest.feed.definition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.ContractViolationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of feeds as YAML and OPML. */
@Timeout(20)
class FeedDocumentsTest {
  private static final Feed FULL =
      FeedJson.read(
          """
          {"id":"full","url":"https://example.org/feed?a=1&b=<2>","kind":"page","title":"标题 \\"x\\" & 'y'",
           "publisher":"NO","language":"zh","country":"NO","timeZone":"+08:00","interval":"P1D",
           "headers":{"B":"1 < 2","A":"null"},"credentials":"c","renderer":"r",
           "rules":{"include":[{"field":"title","pattern":"a\\\\.b|\\"c\\" \\\\d{2}"}],
                    "exclude":[{"field":"page","pattern":"付费"}]},
           "extraction":{"content":"a > b","remove":["x","y"],"links":"h2 a"},
           "fullArticle":false,"webSub":true,"tags":["能源","a b"],
           "paused":{"reason":"line 1\\nline 2 # no comment"}}
          """
              .getBytes(UTF_8));
  private static final List<Feed> FEEDS = List.of(FULL, Feed.of("plain", "http://a.example/"));

  @Test
  void yamlLosesNothingAndShowsNoDefault() {
    byte[] yaml = FeedYaml.write(FEEDS);
    assertThat(FeedYaml.read(yaml)).isEqualTo(FEEDS);
    assertThat(new String(yaml, UTF_8)).contains("plain").doesNotContain("null\n", "kind: \"feed");
  }

  @Test
  void opmlLosesNothing() {
    assertThat(FeedOpml.feeds(OpmlWriter.write(FEEDS))).isEqualTo(FEEDS);
  }

  @Test
  void yamlIsReadAsPeopleWriteIt() {
    String yaml =
        """
        feeds:
          - url: https://www.example.org/news/rss.xml
            country: NO
            timeZone: +08:00
            interval: 30m
            tags: [a, 2024]
          - url: https://b.example/
            paused: {}
        """;
    List<Feed> feeds = FeedYaml.read(yaml.getBytes(UTF_8));
    assertThat(feeds).extracting(Feed::id).containsExactly("example-org-news", "b-example");
    assertThat(feeds.get(0).country()).isEqualTo("NO");
    assertThat(feeds.get(0).timeZone()).isEqualTo("+08:00");
    assertThat(feeds.get(0).interval()).hasMinutes(30);
    assertThat(feeds.get(0).tags()).containsExactly("a", "2024");
    assertThat(feeds.get(1).paused()).isEqualTo(new Feed.Pause(null, null));
    assertThat(FeedYaml.read("feeds:\n".getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "- url: http://a.example/",
        "feed: []",
        "feeds: {}",
        "feeds: [1]",
        "feeds:\n- url: http://a.example/\n  colour: red",
        "feeds:\n- {id: a, url: http://a.example/}\n- {id: a, url: http://b.example/}",
        "feeds: [",
        "feeds: []\nfeeds: []"
      })
  void refusesWhatIsNoListOfFeeds(String yaml) {
    assertThatThrownBy(() -> FeedYaml.read(yaml.getBytes(UTF_8)))
        .isInstanceOf(ContractViolationException.class)
        .hasMessageContaining(": ");
  }

  @Test
  void opmlOfOtherProgramsIsRead() {
    String opml =
        """
        <?xml version="1.0"?><!DOCTYPE opml SYSTEM "http://127.0.0.1:1/opml.dtd">
        <opml version="1.0"><head/><body>
        <outline text="World"><outline title="A, b"><outline TEXT="One" type="rss" htmlUrl="http://o.example/"
          xmlurl="feed://o.example/rss"/></outline></outline>
        <outline text="http://t.example/" xmlUrl=" http://t.example/ " language="unknown"/>
        <outline text="empty folder"/>
        </body></opml>
        """;
    List<Feed> feeds = FeedOpml.feeds(opml.getBytes(UTF_8));
    assertThat(feeds)
        .extracting(Feed::url, Feed::title, Feed::tags)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "http://o.example/rss", "One", List.of("World", "A b")),
            org.assertj.core.groups.Tuple.tuple("http://t.example/", null, List.of()));
  }

  @Test
  void opmlWithCommonMistakesIsRead() {
    String opml =
        "\n<?xml version='1.0' encoding='utf-8'?><opml><body><outline text='Caf&eacute; &nope; \u0007x'"
            + " xmlUrl='http://a.example/?b=1&c=2&lt=3'/></body></opml>";
    Feed feed = FeedOpml.feeds(opml.getBytes(UTF_8)).get(0);
    assertThat(feed.url()).isEqualTo("http://a.example/?b=1&c=2&lt=3");
    assertThat(feed.title()).isEqualTo("Café &nope; x");
  }

  @Test
  void oneBadOutlineDoesNotStopTheOthers() {
    String opml =
        "<opml xmlns:i='https://isobar.dev/opml'><body><outline xmlUrl='http://a.example/' i:rules='{'/>"
            + "<outline xmlUrl='http://b.example/' i:colour='red'/><outline xmlUrl='http://c.example/'/>"
            + "</body></opml>";
    assertThat(FeedOpml.read(opml.getBytes(UTF_8)))
        .extracting(outline -> outline.feed() != null)
        .containsExactly(false, false, true);
  }

  @Test
  void hostileOpmlIsHarmless() {
    String bomb =
        "<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]>"
            + "<opml><body><outline xmlUrl='http://a.example/' text='&b;'/></body></opml>";
    String file =
        "<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
            + "<opml><body>&a;<outline xmlUrl='http://a.example/'/></body></opml>";
    for (String hostile : List.of(bomb, file)) {
      String read;
      try {
        read = FeedOpml.read(hostile.getBytes(UTF_8)).toString();
      } catch (ContractViolationException e) {
        read = e.getMessage();
      }
      assertThat(read).doesNotContain("aaaaaaaaaa").hasSizeLessThan(2000);
    }
    String outline = "<outline xmlUrl='http://a.example/'/>";
    String many = "<opml><body>" + outline.repeat(400_000) + "</body></opml>";
    String deep = "<opml><body>" + "<outline text='a'>".repeat(400_000);
    for (String hostile : List.of(many, deep)) {
      assertThatThrownBy(() -> FeedOpml.read(hostile.getBytes(UTF_8)))
          .isInstanceOf(ContractViolationException.class)
          .extracting(e -> ((ContractViolationException) e).reason())
          .isEqualTo(ContractViolationException.Reason.TOO_LARGE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html/>", "<opml><body><outline></body></opml>", "no xml"})
  void refusesWhatIsNoOpml(String opml) {
    assertThatThrownBy(() -> FeedOpml.read(opml.getBytes(UTF_8)))
        .isInstanceOf(ContractViolationException.class);
  }

  @Test
  void theBundledListsAreValid() throws IOException {
    FeedCheck check = new FeedCheck(Set.of(), Set.of());
    List<Feed> starter = FeedOpml.feeds(resource("/starter.opml"));
    assertThat(starter)
        .hasSizeBetween(25, 30)
        .allSatisfy(feed -> assertThat(check.check(feed)).as(feed.id()).isEmpty())
        .allSatisfy(feed -> assertThat(feed.tags()).contains("starter", "unverified here"));
    assertThat(starter).extracting(Feed::language).contains("en", "zh-CN");
    assertThat(FeedYaml.read(resource("/feeds.yaml"))).isEmpty();
    String documented =
        new String(resource("/feeds.yaml"), UTF_8)
            .replace("feeds: []", "")
            .lines()
            .skip(2)
            .map(line -> line.replaceFirst("^# ?", ""))
            .collect(java.util.stream.Collectors.joining("\n"));
    Feed example = FeedYaml.read(documented.getBytes(UTF_8)).get(0);
    assertThat(new FeedCheck(Set.of("example"), Set.of()).check(example)).isEmpty();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = FeedYaml.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
