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
          WordLists.NONE);

  @Test
  void everyBuiltInConceptIsAConceptV1WithoutErrorAndReadsBackTheSame() {
    Taxonomy builtIn = Taxonomy.loadDefault();
    for (Concept concept : builtIn.concepts()) {
      byte[] json = ContractJson.write(ConceptContract.write(concept));
      Concept back = ConceptContract.read(ContractJson.readConcept(json));
      assertThat(back).isEqualTo(concept);
      assertThat(new ConceptCheck(back, builtIn).errors()).as(concept.id()).isEmpty();
    }
  }

  @Test
  void findsNoFaultWithAGoodConcept() {
    ConceptCheck check =
        check("{'broader':['gases'],'altLabels':['HFC'],'cues':['cooling'],'noise':['freon gas']}");
    assertThat(check.errors()).isEmpty();
    assertThat(check.warnings()).isEmpty();
  }

  @Test
  void namesTheBroaderConceptThatIsNotThere() {
    assertThat(check("{'broader':['gases','gas']}").errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.pointer()).isEqualTo("/broader/1");
              assertThat(error.message()).contains("no such concept: gas", "GET /taxonomy");
            });
  }

  @Test
  void forbidsCircles() {
    assertThat(check("{'broader':['hfc']}").errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("is the concept itself"));
    assertThat(check("{'id':'gases','broader':['methane']}").errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("methane stands below gases"));
  }

  @Test
  void forbidsLabelsThatNoTextCanHold() {
    assertThat(check("{'altLabels':['...'],'cues':['a\\nb']}").errors())
        .extracting(ConceptCheck.Finding::pointer)
        .containsExactlyInAnyOrder("/altLabels/0", "/cues/0");
  }

  @Test
  void forbidsALabelThatSpeaksAgainstItself() {
    assertThat(check("{'altLabels':['cold gas'],'negativeLabels':['Cold-Gas']}").errors())
        .extracting(ConceptCheck.Finding::pointer)
        .containsExactly("/negativeLabels/0");
  }

  @Test
  void warnsOfLabelsThatAreThereTwiceOrShortOrAnothersToo() {
    ConceptCheck check =
        check(
            "{'altLabels':['Methane',{'text':'甲烷','weight':0.5},'氟'],'cues':['hydrofluorocarbon']}");
    assertThat(check.errors()).isEmpty();
    assertThat(check.warnings())
        .extracting(ConceptCheck.Finding::pointer)
        .containsExactlyInAnyOrder("/altLabels/0", "/altLabels/2", "/labels/en");
    assertThat(check.warnings())
        .anySatisfy(w -> assertThat(w.message()).contains("a sure sign of methane too"));
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
        ConceptContract.read(ContractJson.readConcept(ContractJson.write(json))), TAXONOMY);
  }
}
