package dev.isobar.query.story;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.ArticleBuilder;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StoryLinkerTest {
  @Test
  void aTranslationIsLinked() {
    assertThat(link(StoryTexts.TIGERS.english(), StoryTexts.TIGERS.chinese()).kind())
        .isEqualTo(LinkKind.TRANSLATION);
    assertThat(link(StoryTexts.HARBOUR.english(), StoryTexts.HARBOUR.chinese()).kind())
        .isEqualTo(LinkKind.TRANSLATION);
  }

  @Test
  void otherTextsAreNotLinked() {
    assertThat(link(StoryTexts.TIGERS.english(), StoryTexts.HARBOUR.chinese())).isNull();
    assertThat(link(StoryTexts.TIGERS.english(), StoryTexts.HARBOUR.english())).isNull();
    assertThat(link(StoryTexts.TIGERS.chinese(), StoryTexts.HARBOUR.chinese())).isNull();
  }

  @Test
  void aTextInAnotherOrderIsNoTranslation() {
    List<String> sentences = List.of(StoryTexts.TIGERS.chinese().build().text().split("(?<=。)"));
    StringBuilder reversed = new StringBuilder();
    for (int i = sentences.size() - 1; i >= 0; i--) {
      reversed.append(sentences.get(i));
    }
    assertThat(
            link(
                StoryTexts.TIGERS.english(), StoryTexts.TIGERS.chinese().text(reversed.toString())))
        .isNull();
  }

  @Test
  void copiesAreLinkedByTheirFingerprints() {
    byte[] bytes = new byte[128];
    new Random(1).nextBytes(bytes);
    ArticleBuilder one = article("one").with("fingerprint", fingerprint(bytes));
    for (int i = 0; i < 76; i++) {
      bytes[i]++;
    }
    ArticleBuilder other = article("other").with("fingerprint", fingerprint(bytes));
    assertThat(link(one, other)).isEqualTo(new StoryLink(LinkKind.SAME_TEXT, 0.41));
    bytes[76]++;
    assertThat(link(one, article("third").with("fingerprint", fingerprint(bytes)))).isNull();
  }

  @Test
  void aCopyAfterTwoMonthsIsANewStory() {
    String fingerprint = fingerprint(new byte[128]);
    ArticleBuilder one = article("one").with("fingerprint", fingerprint);
    ArticleBuilder later = article("later").with("fingerprint", fingerprint);
    assertThat(link(one, later.fetchedAt("2026-03-03T03:04:05Z"))).isNotNull();
    assertThat(link(one, later.fetchedAt("2026-03-03T03:04:06Z"))).isNull();
  }

  @Test
  void reportsOfOneDayAreLinkedByTheirWords() {
    ArticleBuilder report = StoryTexts.TIGERS.report().published("2026-01-02");
    ArticleBuilder english = StoryTexts.TIGERS.english().published("2026-01-01");
    assertThat(link(english, report).kind()).isEqualTo(LinkKind.SAME_HAPPENING);
    assertThat(link(english, report.published("2026-01-09"))).isNull();
  }

  @Test
  void reportsWithoutDateAreNotLinkedByTheirWords() {
    assertThat(link(StoryTexts.TIGERS.english(), StoryTexts.TIGERS.report())).isNull();
  }

  @Test
  void reportsAreLinkedByWhoMetWhereAndWhen() {
    ArticleBuilder one = met("one").happening("forum", "place/beijing", "2024-09-06", "2024-09-06");
    ArticleBuilder other =
        met("other").happening("forum", "place/beijing", "2024-09-04", "2024-09-07");
    assertThat(link(one, other).kind()).isEqualTo(LinkKind.SAME_HAPPENING);
    assertThat(
            link(met("one").happening("forum", "place/beijing", "2024-09-03", "2024-09-03"), other))
        .isNull();
    assertThat(link(met("one").happening("forum", "place/beijing", null, null), other).kind())
        .isEqualTo(LinkKind.SAME_HAPPENING);
  }

  private static ArticleBuilder met(String id) {
    return article(id)
        .with("title", "Envoys met on " + id)
        .mention("person/liu-zhenmin", "Liu Zhenmin", "Liu", "gazetteer:name")
        .mention("person/john-podesta", "John Podesta", "Podesta", "gazetteer:name");
  }

  @Property(tries = 200)
  void linksAreTheSameBothWays(@ForAll Random random) {
    StorySignature one = StoryTexts.mixed(random);
    StorySignature other = StoryTexts.mixed(random);
    assertThat(StoryLinker.link(one, other)).isEqualTo(StoryLinker.link(other, one));
  }

  private static String fingerprint(byte[] bytes) {
    return "superminhash-128x8:" + Base64.getEncoder().encodeToString(bytes);
  }

  private static StoryLink link(ArticleBuilder one, ArticleBuilder other) {
    return StoryLinker.link(StorySignature.of(one.build()), StorySignature.of(other.build()))
        .orElse(null);
  }
}
