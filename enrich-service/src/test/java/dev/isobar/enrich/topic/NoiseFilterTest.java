package dev.isobar.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Topic;
import dev.isobar.enrich.mention.GazetteerMatcher;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks errors of translation with and without a sure sign of the same thing. */
class NoiseFilterTest {
  private static final Taxonomy TAXONOMY = Taxonomy.loadDefault();
  private static final GazetteerMatcher MENTIONS = new GazetteerMatcher(TAXONOMY);
  private static final TopicTagger TAGGER = new TopicTagger(TAXONOMY);

  @ParameterizedTest
  @CsvSource({
    "The captain asked in which discharge country the cargo of the ship would be unloaded.",
    "The orchestra met at a big weather conference of weather people; the weather envoy sang.",
    "Her loop economy of stitches and the circle economic club of knitters met on Friday.",
    "The living thing variety show went on after a round economy class ticket.",
    "医生说患者需要天气诉讼和气候转变的休养。",
    "这幅画的绿房子气体是一种颜料。",
  })
  void doesNotCountAlone(String text) {
    assertThat(topics(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Methane warms the planet, said the big discharge country; the discharge country must act. | greenhouse-gases | discharge country",
        "Recycling helps the loop economy, and the loop economy reuses materials. | circular-economy | loop economy",
        "The ministers of both sides signed for climate action and a weather negotiation. | climate-diplomacy | weather negotiation",
        "At the climate summit a weather envoy of the island spoke of the common plan. | climate-diplomacy | weather envoy",
        "The carbon market opened; carbon transaction rose in the carbon market. | carbon-markets | carbon transaction",
        "Solar power and the power network need energy storage, said the power network. | power-grid | power network",
        "甲烷是温室气体，绿房子气体要减少。 | greenhouse-gases | 绿房子气体",
      })
  void countsBesideASureSign(String text, String topic, String noise) {
    assertThat(tag(text))
        .filteredOn(found -> found.id().equals(topic))
        .flatExtracting(Topic::evidence)
        .extracting(span -> text.substring(span.start(), span.end()))
        .contains(noise);
  }

  /** A treaty is a sure sign, but not one whose own name is an error of translation. */
  @Test
  void aTreatyIsASureSign() {
    String noise = " The weather envoy spoke, and the weather envoy left.";

    assertThat(topics("Minamata Convention." + noise)).contains("climate-diplomacy");
    assertThat(topics("Magna Carta." + noise)).isEmpty();
  }

  private static List<Topic> tag(String text) {
    return TAGGER.tag(null, text, List.of(), MENTIONS.find(text, List.of()));
  }

  private static List<String> topics(String text) {
    return tag(text).stream().map(Topic::id).toList();
  }
}
