package dev.isobar.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicLexiconTest {

  @Test
  void createsPluralsAndBothSpellings() {
    assertThat(TopicLexicon.variants("energy policy")).contains("energy policy", "energy policies");
    assertThat(TopicLexicon.variants("carbon tax")).contains("carbon taxes");
    assertThat(TopicLexicon.variants("heatwave")).contains("heatwaves");
    assertThat(TopicLexicon.variants("decarbonisation")).contains("decarbonization");
    assertThat(TopicLexicon.variants("emissions")).containsExactly("emissions");
    assertThat(TopicLexicon.variants("碳市场")).containsExactly("碳市场");
  }
}
