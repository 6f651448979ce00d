package dev.isobar.enrich.mention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomophoneCheckTest {
  private static final Taxonomy TAXONOMY = Taxonomy.loadDefault();
  private static final HomophoneCheck ALONE = new HomophoneCheck(TAXONOMY, Set.of());

  @Test
  void keepsListedNamesApart() {
    for (Entity entity : TAXONOMY.entities()) {
      Stream.of(entity.labels().values(), entity.aliases(), entity.weak())
          .flatMap(Collection::stream)
          .filter(HanText::hasHan)
          .forEach(
              name -> {
                String id = EntityIdGenerator.of(entity.type(), name);
                String distinctId = ALONE.distinctId(id, name);
                assertThat(TAXONOMY.entity(distinctId))
                    .as(name)
                    .satisfiesAnyOf(
                        other -> assertThat(other).isNull(),
                        other -> assertThat(other.id()).isEqualTo(entity.id()),
                        other -> assertThat(other.toString()).contains(name));
              });
    }
  }

  @Test
  void requiresContextIfNoCharactersAreListed() {
    Entity unwritten =
        TAXONOMY.entities().stream()
            .filter(entity -> entity.id().startsWith("person/"))
            .filter(entity -> !HanText.hasHan(entity.toString()))
            .findFirst()
            .orElseThrow();
    String id = unwritten.id();
    assertThat(ALONE.soundsLikeOnly(id, "某")).isTrue();
    assertThat(new HomophoneCheck(TAXONOMY, Set.of(id)).soundsLikeOnly(id, "某")).isFalse();
  }

  @Test
  void linksLatinNamesBySpelling() {
    assertThat(ALONE.distinctId("person/xie-zhenhua", "Zhenhua Xie"))
        .isEqualTo("person/xie-zhenhua");
    assertThat(ALONE.distinctId("person/nobody-listed", "某人")).isEqualTo("person/nobody-listed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xie zhenhui", "zhuang", "ou-yang", "xi'an", "lü", "liang"})
  void recognisesPinyin(String word) {
    assertThat(PinyinDetector.isPinyin(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"podista", "zhenmn", "smith", "xie zhnhua", "", "kerry"})
  void rejectsOtherWords(String word) {
    assertThat(PinyinDetector.isPinyin(word)).isFalse();
  }
}
