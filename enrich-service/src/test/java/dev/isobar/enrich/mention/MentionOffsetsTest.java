package dev.isobar.enrich.mention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Topic;
import dev.isobar.enrich.happening.HappeningExtractor;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.enrich.topic.TopicTagger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Checks that mentions of any text lie inside it, quote it and do not overlap. */
class MentionOffsetsTest {
  private static final Taxonomy TAXONOMY = Taxonomy.loadDefault();
  private static final GazetteerMatcher FINDER = new GazetteerMatcher(TAXONOMY);
  private static final TopicTagger TAGGER = new TopicTagger(TAXONOMY);
  private static final HappeningExtractor HAPPENINGS = new HappeningExtractor(TAXONOMY);

  @Property(tries = 500)
  void offsetsAreValid(@ForAll("texts") String text) {
    List<Mention> mentions = FINDER.find(text, List.of());
    List<Topic> topics = TAGGER.tag(text, text, List.of(), mentions);

    int end = 0;
    for (Mention mention : mentions) {
      assertThat(mention.start()).isGreaterThanOrEqualTo(end);
      assertThat(text.substring(mention.start(), mention.end())).isEqualTo(mention.text());
      end = mention.end();
    }
    assertThat(topics)
        .allSatisfy(
            topic ->
                assertThat(topic.evidence())
                    .allSatisfy(e -> assertThat(e.end()).isBetween(e.start() + 1, text.length())));
    assertThat(HAPPENINGS.find(text, List.of(), mentions, List.of(), topics, null))
        .allSatisfy(h -> assertThat(h.evidence().end()).isLessThanOrEqualTo(text.length()));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "Podesta",
            "John Podesta",
            " ",
            "\n",
            "\n\n",
            "刘振民",
            "碳市场",
            "US",
            "U.S.",
            "'s",
            "-",
            "Minister ",
            "met with ",
            "。",
            "\u00A0",
            "\uD83D\uDE00",
            "\uD800",
            "＿",
            "Wang Yi",
            "甲烷");
    Arbitrary<String> pieces = Arbitraries.oneOf(words, Arbitraries.strings().ofMaxLength(5));
    return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
  }
}
