package dev.isobar.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyFileTest {

  @Test
  void readsAConceptWithLabelWeights() {
    Concept concept =
        TaxonomyFile.of(
                "c.yaml",
                """
                concepts:
                - id: methane
                  definition: A gas.
                  labels: {en: methane, zh: 甲烷}
                  altLabels: [CH4, gas flaring ^0.7]
                  cues: [leak]
                """)
            .concepts()
            .get(0);

    assertThat(concept.labels()).containsEntry("zh", "甲烷");
    assertThat(concept.altLabels())
        .containsExactly(new Concept.Label("CH4", 1), new Concept.Label("gas flaring", 0.7));
    assertThat(concept.cues()).containsExactly(new Concept.Label("leak", 0.4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{id: Bad Id, definition: d, labels: {en: a}} | c.yaml: Bad Id: id",
        "{id: a, labels: {en: a}} | c.yaml: a: definition: is required",
        "{id: a, definition: d} | c.yaml: a: labels: is required",
        "{id: a, definition: d, labels: {en: a}, cues: word} | c.yaml: a: cues: must be a list",
        "{id: a, definition: d, labels: {en: a}, cues: [b ^x]} | c.yaml: a: cues: must have a number",
        "{id: a, definition: d, labels: {en: a}, cues: [no]} | c.yaml: a: cues: must contain only strings",
        "{id: a, definition: d, labels: {en: a}, relevance: 7} | c.yaml: a: relevance: must be",
        "{id: a, definition: d, labels: {en: a}, broader: [b]} | c.yaml: a: broader: concept b does not exist",
        "{id: a, definition: d, labels: {en: a}, broader: [a]} | c.yaml: a: broader: leads back",
      })
  void namesTheFileTheConceptAndTheField(String concept, String message) {
    assertThatThrownBy(() -> taxonomy("concepts: [" + concept + "]"))
        .isInstanceOf(TaxonomyException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void rejectsTwoConceptsWithOneId() {
    String one = "{id: a, definition: d, labels: {en: a}}";

    assertThatThrownBy(() -> taxonomy("concepts: [" + one + ", " + one + "]"))
        .hasMessage("c.yaml: a: id: is already in use");
  }

  @Test
  void rejectsAnUnknownEntityType() {
    assertThatThrownBy(() -> TaxonomyFile.of("e.yaml", "type: ship\nentities: []").entities())
        .hasMessage("e.yaml: -: type: is not an entity type: ship");
  }

  @Test
  void versionDependsOnContentOnly() {
    Taxonomy taxonomy = taxonomy("concepts: [{id: a, definition: d, labels: {en: a}}]");
    Concept added =
        new Concept(
            "b",
            List.of("a"),
            "d",
            Map.of("en", "b"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            1);

    assertThat(taxonomy.with(List.of(added)).version()).isNotEqualTo(taxonomy.version());
    assertThat(taxonomy.with(List.of(taxonomy.concept("a"))).version())
        .isEqualTo(taxonomy.version());
    assertThat(taxonomy.with(List.of(added)).broader("b")).containsExactly("a");
    assertThat(taxonomy.concept("b")).isNull();
  }

  private static Taxonomy taxonomy(String yaml) {
    return Taxonomy.of(TaxonomyFile.of("c.yaml", yaml), Map.of(), WordLists.EMPTY);
  }
}
