package dev.isobar.enrich.happening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Topic;
import dev.isobar.enrich.mention.MentionFinder;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.enrich.topic.TopicTagger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HappeningFinderTest {
  private static final Taxonomy TAXONOMY = Taxonomy.loadDefault();
  private static final MentionFinder MENTIONS = new MentionFinder(TAXONOMY);
  private static final TopicTagger TAGGER = new TopicTagger(TAXONOMY);
  private static final HappeningFinder FINDER = new HappeningFinder(TAXONOMY);
  private static final LocalDate DAY = LocalDate.of(2023, 7, 18);

  @Test
  void saysWhoMetWhomWhereAndWhen() {
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
  void takesThePlaceFromTheLongerHappeningAroundIt() {
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
  void aSentenceWithoutPersonOrDateTellsOfNone() {
    assertThat(find("The summit was good.")).isEmpty();
    assertThat(find("")).isEmpty();
  }

  @Test
  void aYearIsNoDayOfAMeeting() {
    String text = "John Kerry met with farmers in 2023.";
    LocalDate first = LocalDate.of(2023, 1, 1);
    Happening meeting = only(find(text, date(text, "2023", first, LocalDate.of(2023, 12, 31))));

    assertThat(meeting.from()).isNull();
  }

  private static Happening only(List<Happening> happenings) {
    assertThat(happenings).hasSize(1);
    return happenings.get(0);
  }

  private static List<Happening> find(String text, DateMention... dates) {
    List<Mention> mentions = MENTIONS.find(text, List.of());
    List<Topic> topics = new ArrayList<>(TAGGER.tag(null, text, List.of(), mentions));
    return FINDER.find(text, List.of(), mentions, List.of(dates), topics, null);
  }

  private static DateMention date(String text, String surface, LocalDate from, LocalDate to) {
    int start = text.indexOf(surface);
    return new DateMention(surface, start, start + surface.length(), from, to);
  }
}
