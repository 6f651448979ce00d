package dev.isobar.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Topic;
import dev.isobar.enrich.mention.GazetteerMatcher;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks labels in other senses, and the same labels in the sense of their topic. */
class TopicSensesTest {
  private static final Taxonomy TAXONOMY = Taxonomy.loadDefault();
  private static final GazetteerMatcher MENTIONS = new GazetteerMatcher(TAXONOMY);
  private static final TopicTagger TAGGER = new TopicTagger(TAXONOMY);

  static Stream<Arguments> texts() throws IOException {
    try (InputStream in = TopicSensesTest.class.getResourceAsStream("/topics/senses.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arguments.of((Object[]) line.split("\t")));
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void tellsTheSenseOfALabel(String topic, String text) {
    List<String> found =
        TAGGER.tag(null, text, List.of(), MENTIONS.find(text, List.of())).stream()
            .map(Topic::id)
            .toList();

    if (topic.equals("none")) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).contains(topic);
    }
  }
}
