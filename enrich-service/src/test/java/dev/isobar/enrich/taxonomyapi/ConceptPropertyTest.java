package dev.isobar.enrich.taxonomyapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.ner.NerService;
import dev.isobar.enrich.pipeline.Enricher;
import dev.isobar.enrich.pipeline.RequestedLane;
import dev.isobar.enrich.taxonomy.Concept;
import dev.isobar.enrich.taxonomy.ConceptMapper;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.enrich.taxonomy.TaxonomyOverlay;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands on the Kafka topic, there is a taxonomy, and texts are read with it. */
class ConceptPropertyTest {
  private static final Enricher ENRICHER =
      new Enricher(Taxonomy.loadDefault(), new NerService(), Clock.systemUTC());

  @Property(tries = 60)
  void everyValidConceptCanBeUsed(
      @ForAll("texts") String label,
      @ForAll("texts") String other,
      @ForAll("ids") List<String> broader) {
    byte[] json =
        ContractJson.write(
            Map.of(
                "id", "made-up",
                "definition", "x",
                "labels", Map.of("en", label),
                "altLabels", List.of(other, Map.of("text", label + other, "weight", 0.2)),
                "cues", List.of(other + " " + label),
                "negativeLabels", List.of(label, other + label),
                "noise", List.of(other),
                "broader", broader));
    Concept concept;
    try {
      concept = ConceptMapper.read(ContractJson.readConcept(json));
    } catch (ContractViolationException refused) {
      assertThat(refused.pointer()).startsWith("/");
      return;
    }
    Taxonomy taxonomy =
        TaxonomyOverlay.of(ENRICHER.taxonomy(), List.of(concept, concept.withBroader(broader)))
            .taxonomy();
    RawArticle article =
        RawArticle.of(
            "a",
            "f",
            Instant.EPOCH,
            "text/plain",
            "Before " + label + " and " + other + ", behind climate change.");
    assertThat(ENRICHER.with(taxonomy).enrich(article, RequestedLane.QUICK).taxonomyVersion())
        .isEqualTo(taxonomy.version());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.of(
            " ", "\u00A0", "...", "y", "s", "甲", "^0.5", "a\nb", "ﬀ", "İ", "\uD83C\uDF0D"));
  }

  @Provide
  Arbitrary<List<String>> ids() {
    return Arbitraries.of("made-up", "methane", "gone", "climate-change").list().ofMaxSize(3);
  }
}
