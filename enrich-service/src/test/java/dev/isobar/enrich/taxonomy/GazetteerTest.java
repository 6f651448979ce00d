package dev.isobar.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.text.HanText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks rules that all gazetteer entries must follow. */
class GazetteerTest {
  private static final Taxonomy TAXONOMY = Taxonomy.loadDefault();

  @ParameterizedTest
  @CsvSource({"person/, 2000", "organisation/, 2500", "place/, 1700", "instrument/, 420"})
  void hasEnoughEntities(String type, int least) {
    assertThat(TAXONOMY.entities().stream().filter(e -> e.id().startsWith(type)).count())
        .isGreaterThan(least);
  }

  @Test
  void chineseNamesAreChinese() {
    assertThat(TAXONOMY.entities())
        .filteredOn(e -> e.labels().containsKey("zh") && !HanText.hasHan(e.labels().get("zh")))
        .isEmpty();
    assertThat(TAXONOMY.entities())
        .filteredOn(e -> e.labels().containsKey("en") && HanText.hasHan(e.labels().get("en")))
        .isEmpty();
  }

  /**
   * A name needs two Chinese characters, three letters or an acronym, because shorter names are too
   * often ordinary words.
   */
  @Test
  void noUnambiguousNameIsTooShort() {
    List<String> wrong = new ArrayList<>();
    for (Entity entity : TAXONOMY.entities()) {
      for (String name : unambiguousNames(entity)) {
        boolean acronym = name.length() > 1 && name.chars().allMatch(GazetteerTest::isOfAcronym);
        if (name.length() < (HanText.hasHan(name) ? 2 : 3) && !acronym) {
          wrong.add(entity.id() + ": " + name);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyEntityCanBeFound() {
    assertThat(TAXONOMY.entities())
        .filteredOn(
            e -> unambiguousNames(e).isEmpty() && e.cautious().isEmpty() && e.context().isEmpty())
        .extracting(Entity::id)
        .isEmpty();
  }

  private static boolean isOfAcronym(int c) {
    return Character.isUpperCase(c) || Character.isDigit(c) || c == '.' || c == '&';
  }

  private static Set<String> unambiguousNames(Entity entity) {
    Set<String> names = new HashSet<>(entity.labels().values());
    names.addAll(entity.aliases());
    names.removeAll(entity.cautious());
    names.removeAll(entity.weak());
    return names;
  }
}
