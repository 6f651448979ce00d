package dev.isobar.local.quality.stage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.metric.ConfusionCounts;
import dev.isobar.local.quality.metric.Figure;
import dev.isobar.local.quality.metric.Shingles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Measures date, title and authors of whole pages. */
final class MetadataStage implements Stage {
  /** The number of words of a title that are compared; sites add more at the end. */
  private static final int TITLE_WORDS = 40;

  private static final int DAY = "2024-01-31".length();

  private record Page(Path html, JsonNode gold) {}

  @Override
  public String name() {
    return "metadata";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    ConfusionCounts dates = new ConfusionCounts();
    ConfusionCounts titles = new ConfusionCounts();
    ConfusionCounts authors = new ConfusionCounts();
    for (Page page : sets.cut(pages(sets))) {
      JsonNode gold = page.gold();
      String name = page.html().getFileName().toString();
      EnrichedArticle article =
          reading.quick(EnricherRunner.page(name, null, DataSets.unzipped(page.html())));
      String day = gold.path("publishing_date").asText("");
      if (!day.isEmpty() && !day.equals("null")) {
        count(dates, day(day).equals(published(article)));
      }
      if (gold.path("title").isTextual() && !gold.path("title").asText().isEmpty()) {
        count(titles, words(gold.path("title").asText()).equals(words(article.title())));
      }
      if (!gold.path("authors").isEmpty()) {
        Set<String> expected = new HashSet<>();
        gold.path("authors").forEach(author -> expected.add(lower(author.asText())));
        Set<String> found = new HashSet<>();
        article.authors().forEach(author -> found.add(lower(author)));
        count(authors, expected.equals(found));
      }
    }
    return List.of(
        Figure.share("date, the same day", dates.recall(), dates.expected()),
        Figure.share("title, the same words", titles.recall(), titles.expected()),
        Figure.share("authors, the same names", authors.recall(), authors.expected()));
  }

  /** Reads the pages. The JSON file of a publisher lists its page layouts, each with a page. */
  private static List<Page> pages(DataSets sets) throws IOException {
    Path folder = sets.at("article-metadata", "fundus' test pages");
    List<Page> pages = new ArrayList<>();
    for (Path gold : files(folder, Integer.MAX_VALUE, ".json")) {
      String stem = gold.getFileName().toString().replaceFirst("\\.json$", "");
      List<Path> html =
          files(gold.getParent(), 1, ".html.gz").stream()
              .filter(file -> file.getFileName().toString().startsWith(stem + "_"))
              .toList();
      List<Map.Entry<String, JsonNode>> versions = DataSets.fields(DataSets.json(gold));
      for (int i = 0; html.size() == versions.size() && i < html.size(); i++) {
        pages.add(new Page(html.get(i), versions.get(i).getValue()));
      }
    }
    return pages;
  }

  private static List<Path> files(Path folder, int depth, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void count(ConfusionCounts counts, boolean right) {
    counts.answer(right, true);
  }

  private static String published(EnrichedArticle article) {
    return article.published() == null ? "" : day(article.published().value());
  }

  private static String day(String time) {
    return time.substring(0, Math.min(DAY, time.length()));
  }

  private static List<String> words(String title) {
    return Shingles.words(title == null ? "" : title, TITLE_WORDS);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
