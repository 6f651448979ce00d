package dev.isobar.local.quality.stage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.SampleTexts;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.MissingDataSetException;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares the five sample articles with hand-written expectations. */
final class SeedsStage implements Stage {
  private static final Instant FETCHED = Instant.parse("2024-09-12T00:00:00Z");

  @Override
  public String name() {
    return "seeds";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    Path file =
        DataSets.existing(
            sets.seeds().resolve("expected.json"),
            "the expectations for the five samples (--seeds DIR)");
    Map<String, String> texts =
        SampleTexts.all().stream()
            .collect(Collectors.toMap(SampleTexts.Sample::name, SampleTexts.Sample::text));
    SeedChecks checks = new SeedChecks();
    for (JsonNode seed : DataSets.json(file).path("articles")) {
      String name = seed.path("file").asText();
      if (!texts.containsKey(name)) {
        throw new MissingDataSetException(
            file + " names " + name + ", which is not one of the five samples");
      }
      EnrichedArticle article =
          reading.deep(EnricherRunner.text(name, texts.get(name), null, FETCHED));
      checks.add(seed, article);
    }
    List<Figure> figures = new ArrayList<>();
    checks
        .counts()
        .forEach(
            (kind, counts) -> figures.add(Figure.share(kind, counts.recall(), counts.expected())));
    return figures;
  }
}
