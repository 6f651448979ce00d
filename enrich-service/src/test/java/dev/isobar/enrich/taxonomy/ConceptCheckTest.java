package dev.isobar.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConceptCheckTest {
  private static final Taxonomy TAXONOMY =
      Taxonomy.of(
          TaxonomyFile.of(
              "concepts.yaml",
              """
              concepts:
              - {id: gases, definition: x, labels: {en: greenhouse gas}}
              - {id: methane, broader: [gases], definition: x, labels: {en: methane, zh: 甲烷}}
              """),
          Map.of(),
          WordLists.EMPTY);

  @Test
  void builtInConceptsAreValidAndSurviveConversion() {
    Taxonomy builtIn = Taxonomy.loadDefault();
    for (Concept concept : builtIn.concepts()) {
      byte[] json = ContractJson.write(ConceptMapper.write(concept));
      Concept back = ConceptMapper.read(ContractJson.readConcept(json));
      assertThat(back).isEqualTo(concept);
      assertThat(new ConceptCheck(back, builtIn).errors()).as(concept.id()).isEmpty();
    }
  }

  @Test
  void acceptsAValidConcept() {
    ConceptCheck check =
        check("{'broader':['gases'],'altLabels':['HFC'],'cues':['cooling'],'noise':['freon gas']}");
    assertThat(check.errors()).isEmpty();
    assertThat(check.warnings()).isEmpty();
  }

  @Test
  void rejectsAMissingBroaderConcept() {
    assertThat(check("{'broader':['gases','gas']}").errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.pointer()).isEqualTo("/broader/1");
              assertThat(error.message()).contains("concept gas does not exist", "GET /taxonomy");
            });
  }

  @Test
  void rejectsCycles() {
    assertThat(check("{'broader':['hfc']}").errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("is the concept itself"));
    assertThat(check("{'id':'gases','broader':['methane']}").errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("methane is already below gases"));
  }

  @Test
  void acceptsACharacterOutsideTheBasicPlane() {
    assertThat(check("{'altLabels':['𠮷']}").errors()).isEmpty();
  }

  @Test
  void rejectsLabelsThatCanNeverBeFound() {
    assertThat(check("{'altLabels':['...'],'cues':['a\\nb']}").errors())
        .extracting(ConceptCheck.Finding::pointer)
        .containsExactlyInAnyOrder("/altLabels/0", "/cues/0");
  }

  @Test
  void rejectsALabelThatIsAlsoNegative() {
    assertThat(check("{'altLabels':['cold gas'],'negativeLabels':['Cold-Gas']}").errors())
        .extracting(ConceptCheck.Finding::pointer)
        .containsExactly("/negativeLabels/0");
  }

  @Test
  void warnsAboutRepeatedShortAndSharedLabels() {
    ConceptCheck check =
        check(
            "{'altLabels':['Methane',{'text':'甲烷','weight':0.5},'氟'],'cues':['hydrofluorocarbon']}");
    assertThat(check.errors()).isEmpty();
    assertThat(check.warnings())
        .extracting(ConceptCheck.Finding::pointer)
        .containsExactlyInAnyOrder("/altLabels/0", "/altLabels/2", "/labels/en");
    assertThat(check.warnings())
        .anySatisfy(w -> assertThat(w.message()).contains("also an unambiguous label of methane"));
  }

  private static ConceptCheck check(String changes) {
    Map<String, Object> json =
        new java.util.HashMap<>(
            Map.of("id", "hfc", "definition", "x", "labels", Map.of("en", "hydrofluorocarbon")));
    try {
      json.putAll(
          ContractJson.mapper()
              .readValue(changes.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Map.class));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new ConceptCheck(
        ConceptMapper.read(ContractJson.readConcept(ContractJson.write(json))), TAXONOMY);
  }
}
