package dev.isobar.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.isobar.contracts.RawArticle;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the floor of the main text on small pages: the share of wanted and unwanted segments that
 * are right, for each kind of fault. {@code docs/quality.md} has the figures before and after.
 */
class PagesTest {
  /** Least share of right segments of each kind. */
  private static final double FLOOR = 1.0;

  private static final Map<String, String> PARAGRAPHS = new LinkedHashMap<>();

  static {
    List<String> english =
        List.of(
            "The council of the harbour town has asked three firms to plan a dam across the mouth of the bay, which is four hundred metres wide.",
            "Engineers say that the tide could turn twelve turbines there, enough for all the houses on this part of the coast and for the ferry.",
            "Fishermen fear for the herring, which comes into the bay every spring, and want gates that stay open while the fish pass through them.",
            "The cost is put at ninety million, a third of which the state would pay if the work begins before the end of the coming year.",
            "A smaller dam was built further north in the last century, and its gates have been repaired twice since then without much trouble.");
    List<String> chinese =
        List.of(
            "港口小城的议会已请三家公司设计一座横跨海湾口的大坝，湾口宽四百米，水流湍急，施工期预计为三年。",
            "工程师说，潮水可以带动十二台水轮机，足够供应这段海岸的所有住户，还可以给渡轮充电，余电送往邻近的城市。",
            "渔民担心每年春天游进海湾的鲱鱼，希望鱼群通过时闸门保持打开，并要求由独立的机构来监测鱼的数量。");
    String names = "ABCDE";
    for (int i = 0; i < english.size(); i++) {
      put(names.charAt(i), english.get(i));
    }
    for (int i = 0; i < chinese.size(); i++) {
      put("甲乙丙".charAt(i), chinese.get(i));
    }
  }

  private static void put(char name, String paragraph) {
    PARAGRAPHS.put("{" + Character.toLowerCase(name) + "}", paragraph);
    PARAGRAPHS.put("{" + name + "}", "<p>" + paragraph + "</p>");
  }

  static Stream<String> kinds() throws IOException {
    return cases().stream().map(one -> (String) one.get("kind")).distinct();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsThePagesOfAKind(String kind) throws IOException {
    List<String> wrong = new ArrayList<>();
    int segments = 0;
    for (Map<String, Object> one : cases()) {
      if (one.get("kind").equals(kind)) {
        String page = filled((String) one.get("page"));
        String text = text("<!DOCTYPE html><html>" + page);
        for (String want : segments(one, "want")) {
          segments++;
          check(text.contains(want), "lacks", want, wrong);
        }
        for (String not : segments(one, "not")) {
          segments++;
          check(!text.contains(not), "has", not, wrong);
        }
        for (String once : segments(one, "once")) {
          segments++;
          check(text.split(Pattern.quote(once), -1).length == 2, "twice", once, wrong);
        }
      }
    }
    assertThat(1 - (double) wrong.size() / segments).as("%s", wrong).isGreaterThanOrEqualTo(FLOOR);
  }

  private static void check(boolean right, String fault, String segment, List<String> wrong) {
    if (!right) {
      wrong.add(fault + ": " + segment);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> segments(Map<String, Object> one, String name) {
    List<Object> segments = (List<Object>) one.getOrDefault(name, List.of());
    return segments.stream()
        .map(segment -> filled(String.valueOf(segment)).replace("<p>", "").replace("</p>", ""))
        .filter(segment -> !segment.isEmpty())
        .toList();
  }

  private static String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> paragraph : PARAGRAPHS.entrySet()) {
      filled = filled.replace(paragraph.getKey(), paragraph.getValue());
    }
    return filled;
  }

  private static String text(String page) {
    return new ContentExtractor()
        .read(RawArticle.of(null, "f", Instant.EPOCH, "text/html", page))
        .text();
  }

  private static List<Map<String, Object>> cases() throws IOException {
    try (InputStream in = PagesTest.class.getResourceAsStream("/pages/pages.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
    }
  }
}
