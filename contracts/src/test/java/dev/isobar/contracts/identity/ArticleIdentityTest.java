package dev.isobar.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.RawArticle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleIdentityTest {
  private static final String STORY = "https://wire.example/2024/story-5";

  @Test
  void mostIdsAreThoseOfVersion1() {
    assertThat(identity(null, STORY, "feed", null))
        .isEqualTo(
            new ArticleIdentity(
                ArticleIdV1.of(RawArticles.of(null, STORY, "feed", null, "text")), List.of()));
  }

  @Test
  void anIdThatChangedIsAnAlias() {
    RawArticle raw = RawArticles.of(null, STORY + "?ref=rss", "feed", null, "text");
    String former = ArticleIdV1.of(raw);
    ArticleIdentity expected = new ArticleIdentity(ArticleId.of(raw), List.of(former));
    assertThat(former).isNotEqualTo(expected.id());
    assertThat(ArticleIdentity.of(raw)).isEqualTo(expected);
    assertThat(ArticleIdentity.of(raw.withId(expected.id()))).isEqualTo(expected);
    assertThat(ArticleIdentity.of(raw.withId(former))).isEqualTo(expected);
  }

  @Test
  void theIdOfAProducerStays() {
    RawArticle raw = RawArticles.of("mine", STORY + "?ref=rss", "feed", "guid", "text");
    assertThat(ArticleIdentity.of(raw)).isEqualTo(new ArticleIdentity("mine", List.of()));
  }

  /** Version 1 had one id for all of them, so it is not an earlier id of one. */
  @Test
  void routesHaveNoFormerId() {
    assertThat(identity(null, "https://app.example/#!/story/1", "feed", null).aliases()).isEmpty();
  }

  @Test
  void withoutAnAddressTheGuidIsTheId() {
    assertThat(identity(null, null, "feed", "g").aliases()).isEmpty();
  }

  /** Each with two guids and feeds of the same site. */
  static Stream<List<String>> oneName() {
    return Stream.of(
        List.of("12345", "feed", " 12345 ", "feed"),
        List.of("https://wire.example/?p=77", "feed", "http://www.wire.example/?p=77", "other"),
        List.of("tag:wire.example,2024:5", "feed", "tag:wire.example,2024:5", "other"),
        List.of("urn:uuid:1b4e28ba-2fa1", "feed", "urn:uuid:1b4e28ba-2fa1", "other"),
        List.of("https://other.example/1", "feed", "https://other.example/1", "feed"));
  }

  @ParameterizedTest
  @MethodSource("oneName")
  void aGuidOutlivesAChangeOfTheAddress(List<String> guids) {
    List<String> name = identity(null, STORY, guids.get(1), guids.get(0)).aliases();
    assertThat(name).hasSize(1).allMatch(alias -> alias.startsWith(ArticleIdentity.GUID));
    assertThat(identity(null, "https://m.wire.example/b-2", guids.get(3), guids.get(2)).aliases())
        .endsWith(name.get(0));
  }

  static Stream<List<String>> severalNames() {
    return Stream.of(
        List.of("12345", "feed", "12346", "feed"),
        List.of("12345", "feed", "12345", "other"),
        List.of("https://wire.example/?p=77", "feed", "https://wire.example/?p=78", "feed"),
        List.of("https://other.example/1", "feed", "https://other.example/1", "other"));
  }

  @ParameterizedTest
  @MethodSource("severalNames")
  void otherGuidsAreOtherNames(List<String> guids) {
    assertThat(identity(null, STORY, guids.get(1), guids.get(0)).aliases())
        .hasSize(1)
        .isNotEqualTo(identity(null, STORY, guids.get(3), guids.get(2)).aliases());
  }

  static Stream<String> emptyGuids() {
    return Stream.of(
        "", " ", STORY, STORY + "?utm_source=rss", "https://wire.example/", "http://other.example");
  }

  @ParameterizedTest
  @MethodSource("emptyGuids")
  void aGuidThatSaysNoMoreThanTheAddressIsNoName(String guid) {
    assertThat(identity(null, STORY, "feed", guid).aliases()).isEmpty();
  }

  @Test
  void theAddressThatAFeedShowsIsAnAliasOfThatOfThePage() {
    String link = "https://wire.example/?view=7";
    RawArticle shown = RawArticles.shown(STORY, link);
    assertThat(ArticleIdentity.of(shown))
        .isEqualTo(new ArticleIdentity(idOf(STORY), List.of(idOf(link))));
    RawArticle named = RawArticles.page(link, "<link rel=canonical href='" + STORY + "'>");
    assertThat(ArticleIdentity.of(named)).isEqualTo(ArticleIdentity.of(shown));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STORY,
        STORY + "?utm_source=rss",
        "https://wire.example/",
        "https://wire.example/news",
        "https://other.example/2024/story-5",
        "https://wire.example/#!/story/1",
        "story"
      })
  void aLinkThatIsNotOfTheSamePageIsNone(String link) {
    assertThat(ArticleIdentity.of(RawArticles.shown(STORY, link)).aliases()).isEmpty();
  }

  private static String idOf(String url) {
    return ArticleId.of(RawArticles.shown(url, null));
  }

  private static ArticleIdentity identity(String id, String url, String feed, String guid) {
    return ArticleIdentity.of(RawArticles.of(id, url, feed, guid, "text"));
  }
}
