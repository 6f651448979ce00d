package dev.isobar.local.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.SampleTexts;
import dev.isobar.contracts.text.TruncatedText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Makes raw articles for a demonstration: each is a few paragraphs of one sample, in their order.
 * Feed and title say that it is a demonstration. It has no address, because no page shows it.
 */
final class DemoArticles {
  static final String FEED = "demo";

  private static final int MIN_PARAGRAPHS = 2;
  private static final int MAX_PARAGRAPHS = 6;
  private static final int TITLE = 80;

  /** What a sentence has and a menu, a list of cities or a line of keywords does not. */
  private static final Pattern SENTENCE =
      Pattern.compile("^[^|【】»]{30,}?[.。](\\s.*)?$|^[^|【】»]{30,}。.*$");

  private final List<List<String>> samples =
      SampleTexts.texts().stream().map(DemoArticles::paragraphs).toList();
  private final String run;

  /**
   * @param run identifies the articles of this run, whose numbers begin with 0 again
   */
  DemoArticles(String run) {
    this.run = run;
  }

  /** Returns one RawArticle as JSON. The same run and number have the same text. */
  byte[] json(long number, Instant fetchedAt) {
    SplittableRandom random = new SplittableRandom(run.hashCode() * 31L + number);
    List<String> sample = samples.get((int) (number % samples.size()));
    int length = Math.min(sample.size(), random.nextInt(MIN_PARAGRAPHS, MAX_PARAGRAPHS + 1));
    int start = random.nextInt(sample.size() - length + 1);
    List<String> part = sample.subList(start, start + length);
    ObjectNode article =
        ContractJson.mapper()
            .createObjectNode()
            .put("guid", run + "/" + number)
            .put("feed", FEED)
            .put("title", "[Demo] " + title(part.get(0)))
            .put("fetchedAt", fetchedAt.toString())
            .put("contentType", "text/plain")
            .put("content", String.join("\n\n", part));
    return ContractJson.write(article);
  }

  private static String title(String paragraph) {
    return paragraph.length() <= TITLE ? paragraph : TruncatedText.head(paragraph, TITLE) + "…";
  }

  private static List<String> paragraphs(String sample) {
    return Arrays.stream(sample.split("\\R+"))
        .map(String::strip)
        .filter(paragraph -> SENTENCE.matcher(paragraph).find())
        .toList();
  }
}
