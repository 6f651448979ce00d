package dev.isobar.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaxonomyOverlayTest {
  private static final Taxonomy BUILT_IN =
      Taxonomy.of(
          TaxonomyFile.of(
              "concepts.yaml",
              """
              concepts:
              - {id: gases, definition: x, labels: {en: gases}}
              - {id: methane, broader: [gases], definition: x, labels: {en: methane}}
              """),
          Map.of(),
          WordLists.EMPTY);

  @Test
  void changeReplacesTheBuiltInConceptAndItsRemovalRestoresIt() {
    TaxonomyOverlay changed = overlay(concept("methane", "swamp gas", "gases"));
    assertThat(changed.taxonomy().concept("methane").labels()).containsValue("swamp gas");
    assertThat(changed.taxonomy().version()).isNotEqualTo(BUILT_IN.version());
    assertThat(changed.leftOut()).isEmpty();
    assertThat(overlay().taxonomy().version()).isEqualTo(BUILT_IN.version());
    assertThat(overlay().taxonomy().sharesEntitiesWith(BUILT_IN)).isTrue();
  }

  @Test
  void acceptsAConceptBeforeItsBroaderConcept() {
    TaxonomyOverlay changed = overlay(concept("a", "a", "b"), concept("b", "b", "gases"));
    assertThat(changed.taxonomy().broader("a")).containsExactly("b", "gases");
    assertThat(changed.leftOut()).isEmpty();
  }

  @Test
  void omitsLinksToMissingConceptsAndCycles() {
    TaxonomyOverlay changed =
        overlay(
            concept("a", "a", "b", "gone"),
            concept("b", "b", "a"),
            concept("gases", "gases", "methane"),
            concept("c", "c", "c"));
    assertThat(changed.leftOut())
        .isEqualTo(
            Map.of(
                "a", List.of("gone"),
                "b", List.of("a"),
                "c", List.of("c"),
                "gases", List.of("methane")));
    assertThat(changed.taxonomy().broader("a")).containsExactly("b");
    assertThat(changed.taxonomy().broader("methane")).containsExactly("gases");
  }

  @Test
  void doesNotDependOnTheOrderOfChanges() {
    List<Concept> changes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      changes.add(concept("c" + i, "c" + i, "c" + (i + 5) % 12, "c" + (i + 7) % 12, "gases"));
    }
    TaxonomyOverlay first = TaxonomyOverlay.of(BUILT_IN, changes);
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(changes, random);
      TaxonomyOverlay again = TaxonomyOverlay.of(BUILT_IN, changes);
      assertThat(again.taxonomy().version()).isEqualTo(first.taxonomy().version());
      assertThat(again.leftOut()).isEqualTo(first.leftOut());
    }
  }

  private static TaxonomyOverlay overlay(Concept... changes) {
    return TaxonomyOverlay.of(BUILT_IN, List.of(changes));
  }

  private static Concept concept(String id, String label, String... broader) {
    return new Concept(
        id,
        List.of(broader),
        "x",
        Map.of("en", label),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0.5);
  }
}
