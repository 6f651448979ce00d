package dev.isobar.enrich.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.text.ContentExtractor;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Small pages written for the project, see {@code metadata/pages.json}, and pages of tests. */
final class SmallPages {
  static final Instant FETCHED = Instant.parse("2024-12-20T08:00:00Z");

  private static final String TEXT =
      "The mill at the mouth of the river grinds again, after volunteers rebuilt its wheel over two"
          + " winters. It turns with the tide, six hours a day, and its flour goes to four"
          + " bakeries.";
  private static final String CHINESE =
      "潮水每天两次推动水轮，三个省份计划在明年建成十二座小型电站，所发电力优先供应渔港和海水淡化厂，" + "剩余部分并入当地电网。专家认为，此类电站的维护费用仍然偏高。";

  private SmallPages() {}

  /** One page and what a reader sees in it; null where the case says nothing. */
  record Case(String kind, JsonNode page) {
    Metadata read() {
      return SmallPages.read(
          page.path("url").asText(null),
          page.path("lang").asText(),
          page.path("head").asText(),
          page.path("body").asText());
    }

    boolean isRight(Metadata read) {
      boolean right = true;
      if (page.has("published")) {
        String day = read.published() == null ? "" : read.published().value().substring(0, 10);
        right = day.equals(page.path("published").asText());
      }
      if (page.has("authors")) {
        List<String> authors = new ArrayList<>();
        page.path("authors").forEach(name -> authors.add(name.asText()));
        right &= read.authors().equals(authors);
      }
      return right && (!page.has("title") || page.path("title").asText().equals(read.title()));
    }
  }

  static List<Case> all() throws IOException {
    try (InputStream in = SmallPages.class.getResourceAsStream("/metadata/pages.json")) {
      List<Case> cases = new ArrayList<>();
      new ObjectMapper()
          .readTree(in)
          .forEach(page -> cases.add(new Case(page.path("kind").asText(), page)));
      return cases;
    }
  }

  static Metadata body(String body) {
    return read(null, "en", "", body);
  }

  static Metadata read(String url, String language, String head, String body) {
    String words = language.startsWith("zh") ? CHINESE : TEXT;
    String html =
        "<!DOCTYPE html><html lang='%s'><head><meta charset='utf-8'>%s</head><body><div>%s"
                .formatted(language, head, body.replace("{text}", TEXT).replace("{zh}", CHINESE))
            + ("<p>" + words + "</p>").repeat(3)
            + "</div></body></html>";
    RawArticle raw =
        new RawArticle(
            "id",
            url,
            "feed",
            null,
            null,
            null,
            null,
            null,
            null,
            FETCHED,
            "text/html",
            html,
            null,
            null);
    return new MetadataReader().read(raw, new ContentExtractor().read(raw));
  }

  /** Returns the day that a page states, or an empty string. */
  static String day(Metadata read) {
    return read.published() == null ? "" : read.published().value().substring(0, 10);
  }
}
