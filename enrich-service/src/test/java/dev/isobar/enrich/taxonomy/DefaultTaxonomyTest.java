package dev.isobar.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.text.HanText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultTaxonomyTest {
  private static final Taxonomy TAXONOMY = Taxonomy.loadDefault();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "climate-diplomacy",
        "methane",
        "greenhouse-gases",
        "circular-economy",
        "plastic-pollution",
        "energy-transition",
        "low-carbon-cities",
        "forests",
        "biodiversity",
        "climate-finance",
        "carbon-markets",
        "adaptation",
        "transport",
        "agriculture",
        "oceans",
        "industry",
        "loss-and-damage",
        "climate-science",
        "climate-litigation"
      })
  void containsEveryTopicThatDashboardsUse(String id) {
    Concept concept = TAXONOMY.concept(id);

    assertThat(concept).isNotNull();
    assertThat(concept.labels()).containsKeys("en", "zh");
    assertThat(concept.definition()).isNotBlank();
  }

  @Test
  void everyConceptHasLabelsInBothLanguages() {
    for (Concept concept : TAXONOMY.concepts()) {
      assertThat(concept.labels()).as(concept.id()).containsKeys("en", "zh");
      assertThat(concept.definition()).as(concept.id()).endsWith(".");
      for (List<Concept.Label> labels : List.of(concept.altLabels(), concept.noise())) {
        assertThat(labels).as(concept.id()).anyMatch(label -> HanText.hasHan(label.text()));
        assertThat(labels).as(concept.id()).anyMatch(label -> !HanText.hasHan(label.text()));
      }
    }
  }

  /** A label may belong to several concepts only if it is weak for all but one of them. */
  @Test
  void noLabelIsUnambiguousForTwoConcepts() {
    Map<String, List<String>> claims = new HashMap<>();
    for (Concept concept : TAXONOMY.concepts()) {
      Stream.of(
              concept.labels().values().stream(),
              unambiguous(concept.altLabels()),
              unambiguous(concept.cues()),
              unambiguous(concept.noise()))
          .flatMap(s -> s)
          .map(label -> NormalizedText.of(label).toString())
          .distinct()
          .forEach(l -> claims.computeIfAbsent(l, k -> new ArrayList<>()).add(concept.id()));
    }

    assertThat(claims.entrySet().stream().filter(e -> e.getValue().size() > 1)).isEmpty();
  }

  private static Stream<String> unambiguous(List<Concept.Label> labels) {
    return labels.stream().filter(label -> label.weight() >= 1).map(Concept.Label::text);
  }

  /** Of several entities with the same name, at most one may have no context that selects it. */
  @Test
  void entitiesWithTheSameNameHaveAContext() {
    Map<String, List<Entity>> claims = new HashMap<>();
    for (Entity entity : TAXONOMY.entities()) {
      Stream.of(entity.labels().values(), entity.aliases(), entity.cautious(), entity.noise())
          .flatMap(Collection::stream)
          .distinct()
          .forEach(l -> claims.computeIfAbsent(l, k -> new ArrayList<>()).add(entity));
    }

    assertThat(claims.entrySet().stream())
        .filteredOn(e -> e.getValue().stream().filter(x -> x.context().isEmpty()).count() > 1)
        .extracting(e -> e.getKey() + " " + e.getValue().stream().map(Entity::id).toList())
        .isEmpty();
  }

  @Test
  void contextsNameEntitiesAndTopicsThatExist() {
    assertThat(TAXONOMY.entities())
        .allSatisfy(
            entity ->
                assertThat(entity.context().stream().flatMap(c -> Stream.of(c.split("\\+"))))
                    .allMatch(DefaultTaxonomyTest::exists));
  }

  private static boolean exists(String id) {
    return id.startsWith("topic/")
        ? TAXONOMY.concept(id.substring("topic/".length())) != null
        : TAXONOMY.entity(id) != null;
  }

  /** A sense of a word that no concept has would never be used. */
  @Test
  void wordsWithOtherSensesAreLabels() {
    Set<String> labels = new HashSet<>();
    for (Concept concept : TAXONOMY.concepts()) {
      labels.addAll(concept.labels().values());
      concept.altLabels().forEach(label -> labels.add(label.text()));
      concept.cues().forEach(label -> labels.add(label.text()));
    }

    assertThat(TAXONOMY.senses()).hasSizeGreaterThan(30);
    assertThat(TAXONOMY.senses())
        .allSatisfy(sense -> assertThat(labels).as(sense.id()).containsAll(sense.words()));
  }

  @ParameterizedTest
  @CsvSource({
    "place/azerbaijan, 阿塞拜疆",
    "place/turkey, 土耳其",
    "place/hong-kong, 香港",
    "place/baku, 巴库",
    "place/myanmar, 缅甸",
    "place/ivory-coast, 科特迪瓦",
    "place/new-zealand, 紐西蘭"
  })
  void hasPlacesInBothLanguages(String id, String chinese) {
    Entity place = TAXONOMY.entity(id);

    assertThat(place.aliases()).contains(chinese);
  }

  @Test
  void hasAStableVersion() {
    assertThat(Taxonomy.loadDefault().version()).isEqualTo(TAXONOMY.version()).hasSize(12);
  }
}
