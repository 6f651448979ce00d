package dev.isobar.enrich.happening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Topic;
import dev.isobar.enrich.mention.GazetteerMatcher;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.enrich.topic.TopicTagger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HappeningExtractorTest {
  private static final Taxonomy TAXONOMY = Taxonomy.loadDefault();
  private static final GazetteerMatcher MENTIONS = new GazetteerMatcher(TAXONOMY);
  private static final TopicTagger TAGGER = new TopicTagger(TAXONOMY);
  private static final HappeningExtractor EXTRACTOR = new HappeningExtractor(TAXONOMY);
  private static final LocalDate DAY = LocalDate.of(2023, 7, 18);

  @Test
  void findsWhoMetWhomWhereAndWhen() {
    String text = "Wang Yi met with John Kerry, the envoy, in Beijing on July 18. It rained.";
    Happening meeting = only(find(text, date(text, "July 18", DAY, DAY)));

    assertThat(meeting.kind()).isEqualTo("meeting");
    assertThat(meeting.from()).isEqualTo(DAY);
    assertThat(meeting.place()).isEqualTo("place/beijing");
    assertThat(meeting.participants()).containsExactly("person/wang-yi", "person/john-kerry");
    assertThat(text.substring(meeting.evidence().start(), meeting.evidence().end()))
        .endsWith("July 18.");
  }

  @Test
  void readsChinese() {
    String text = "天气晴。刘振民18日在北京会见波德斯塔，讨论甲烷减排。";
    Happening meeting = only(find(text, date(text, "18日", DAY, DAY)));

    assertThat(meeting.kind()).isEqualTo("meeting");
    assertThat(meeting.place()).isEqualTo("place/beijing");
    assertThat(meeting.topics()).contains("methane");
  }

  @Test
  void takesThePlaceFromALongerEventOnTheSameDays() {
    String text =
        "On July 18 to 20, John Kerry held talks in Beijing. A forum was held on July 19.";
    List<Happening> found =
        find(
            text,
            date(text, "July 18 to 20", DAY, DAY.plusDays(2)),
            date(text, "July 19", DAY.plusDays(1), DAY.plusDays(1)));

    assertThat(found)
        .extracting(Happening::kind, Happening::place)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("meeting", "place/beijing"),
            org.assertj.core.groups.Tuple.tuple("forum", "place/beijing"));
  }

  @Test
  void findsNoEventWithoutPersonOrDate() {
    assertThat(find("The summit was good.")).isEmpty();
    assertThat(find("")).isEmpty();
    assertThat(find("The law was signed into law in some year.")).isEmpty();
  }

  @Test
  void doesNotTakeAYearForTheDateOfAMeeting() {
    String text = "John Kerry met with farmers in 2023.";
    LocalDate first = LocalDate.of(2023, 1, 1);
    Happening meeting = only(find(text, date(text, "2023", first, LocalDate.of(2023, 12, 31))));

    assertThat(meeting.from()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Parliament passed the Climate Change Act on July 18. | July 18 | law",
        "The Climate Act came into force on July 18. | July 18 | law",
        "全国人大常委会7月18日表决通过《中华人民共和国能源法》。 | 7月18日 | law",
        "国务院7月18日公布《碳排放权交易管理暂行条例》。 | 7月18日 | law",
        "India committed to net zero by 2070 on July 18. | July 18 | pledge",
        "中国7月18日宣布力争2060年前实现碳中和。 | 7月18日 | pledge",
        "COP28 opened on July 18 in Dubai. | July 18 | summit",
        "联合国气候变化大会7月18日在巴库开幕。 | 7月18日 | summit",
        "The two states issued a joint statement on July 18. | July 18 | statement",
        "中美7月18日发表阳光之乡声明。 | 7月18日 | statement",
        "Ministers signed the accord in Beijing on July 18. | July 18 | agreement",
        "A forum was held on July 18. | July 18 | forum",
        "John Kerry will travel to Beijing on July 18. | July 18 | visit",
      })
  void findsTheKind(String text, String surface, String kind) {
    Happening happening = only(find(text, date(text, surface, DAY, DAY)));

    assertThat(happening.kind()).isEqualTo(kind);
    assertThat(happening.from()).isEqualTo(DAY);
    assertThat(happening.evidence()).isEqualTo(new Span(0, text.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The forum post was deleted on July 18.",
        "Visitors received a free bag on July 18.",
        "John Kerry received funding on July 18 for Beijing.",
        "John Kerry is a visiting professor in Beijing since July 18.",
        "Parliament passed the evening of July 18 in silence.",
        "The striker was named man of the match on July 18.",
      })
  void ignoresTriggerWordsWithAnotherMeaning(String text) {
    assertThat(find(text, date(text, "July 18", DAY, DAY))).isEmpty();
  }

  @Test
  void weakTriggerNeedsADateAndAParticipantOrTown() {
    String text = "The summit in Beijing opens a door for John Kerry.";
    String dated = "The summit in Beijing is on July 18.";

    assertThat(find(text)).isEmpty();
    assertThat(only(find(dated, date(dated, "July 18", DAY, DAY))).place())
        .isEqualTo("place/beijing");
  }

  @Test
  void videoConferenceHasNoPlace() {
    String text = "After Beijing, John Kerry met with Wang Yi via video conference on July 18.";

    assertThat(only(find(text, date(text, "July 18", DAY, DAY))).place()).isNull();
  }

  @Test
  void newsAgencyIsNotAParticipant() {
    String text = "中新社北京7月18日电 (记者 阮煜琳)王毅18日在北京会见克里。";
    Happening meeting = only(find(text, date(text, "7月18日", DAY, DAY)));

    assertThat(meeting.participants()).containsExactly("person/wang-yi", "person/john-kerry");
  }

  private static Happening only(List<Happening> happenings) {
    assertThat(happenings).hasSize(1);
    return happenings.get(0);
  }

  private static List<Happening> find(String text, DateMention... dates) {
    List<Mention> mentions = MENTIONS.find(text, List.of());
    List<Topic> topics = new ArrayList<>(TAGGER.tag(null, text, List.of(), mentions));
    return EXTRACTOR.find(text, List.of(), mentions, List.of(dates), topics, null);
  }

  private static DateMention date(String text, String surface, LocalDate from, LocalDate to) {
    int start = text.indexOf(surface);
    return new DateMention(surface, start, start + surface.length(), from, to);
  }
}
