package dev.isobar.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicLexiconBuilderTest {

  @Test
  void createsPluralsAndBothSpellings() {
    assertThat(TopicLexiconBuilder.variants("energy policy"))
        .contains("energy policy", "energy policies");
    assertThat(TopicLexiconBuilder.variants("carbon tax")).contains("carbon taxes");
    assertThat(TopicLexiconBuilder.variants("heatwave")).contains("heatwaves");
    assertThat(TopicLexiconBuilder.variants("decarbonisation")).contains("decarbonization");
    assertThat(TopicLexiconBuilder.variants("emissions")).containsExactly("emissions");
    assertThat(TopicLexiconBuilder.variants("碳市场")).containsExactly("碳市场");
  }
}
