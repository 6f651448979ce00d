package dev.isobar.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignsTest {

  @Test
  void makesPluralsAndBothSpellings() {
    assertThat(Signs.variants("energy policy")).contains("energy policy", "energy policies");
    assertThat(Signs.variants("carbon tax")).contains("carbon taxes");
    assertThat(Signs.variants("heatwave")).contains("heatwaves");
    assertThat(Signs.variants("decarbonisation")).contains("decarbonization");
    assertThat(Signs.variants("emissions")).containsExactly("emissions");
    assertThat(Signs.variants("碳市场")).containsExactly("碳市场");
  }
}
