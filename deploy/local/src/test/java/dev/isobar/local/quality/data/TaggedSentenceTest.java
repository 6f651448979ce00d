package dev.isobar.local.quality.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.local.quality.metric.ConfusionCounts;
import dev.isobar.local.quality.stage.NamesStage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaggedSentenceTest {
  private static final List<String> FILE =
      """
      # sent_id = 1
      # text = Ana Lee's flat in Old-Town, Rome.
      1	Ana	B-PER	-	-
      2	Lee	I-PER	-	-
      3	's	O	-	-
      4	flat	B-OTH	-	-
      5	in	O	-	-
      6	Old	I-LOC	-	-
      7	-	I-LOC	-	-
      8	Town	I-LOC	-	-
      9	,	O	-	-
      10	Rome	B-LOC	-	-
      11	.	O	-	-

      # text = 安娜在罗马
      1	安娜	B-PER	-	-
      2	在	O	-	-
      3	罗马	B-LOC	-	-"""
          .lines()
          .toList();

  @Test
  void readsNamesWithTheirOffsets() {
    List<TaggedSentence> sentences = TaggedSentence.read(FILE);
    assertThat(sentences).hasSize(2);
    assertThat(names(sentences.get(0)))
        .containsExactlyInAnyOrder("Ana Lee/PER", "Old-Town/LOC", "Rome/LOC");
    assertThat(names(sentences.get(1))).containsExactlyInAnyOrder("安娜/PER", "罗马/LOC");
  }

  @Test
  void nameNeedsTheSameWordsAndType() {
    Map<String, ConfusionCounts> kinds = new LinkedHashMap<>();
    List.of("PER", "ORG", "LOC").forEach(kind -> kinds.put(kind, new ConfusionCounts()));
    List<TaggedSentence> sentences = TaggedSentence.read(FILE);
    String text = "Head\n\n" + sentences.get(0).text();
    NamesStage.count(
        sentences,
        article(text, mention("person", text, "Ana Lee"), mention("organisation", text, "Rome")),
        kinds);
    // The second sentence is not in the text: its person and its place are missed.
    assertThat(kinds.get("PER").recall()).isEqualTo(0.5);
    assertThat(kinds.get("PER").precision()).isEqualTo(1);
    assertThat(kinds.get("ORG").precision()).isZero();
    assertThat(kinds.get("LOC").expected()).isEqualTo(3);
    assertThat(kinds.get("LOC").recall()).isZero();
  }

  private static List<String> names(TaggedSentence sentence) {
    return sentence.names().stream()
        .map(n -> sentence.text().substring(n.start(), n.end()) + "/" + n.kind())
        .toList();
  }

  private static Map<String, Object> mention(String type, String text, String surface) {
    int start = text.indexOf(surface);
    return Map.of(
        "entity",
        type + "/x",
        "type",
        type,
        "name",
        surface,
        "text",
        surface,
        "start",
        start,
        "end",
        start + surface.length(),
        "rule",
        "test",
        "confidence",
        1);
  }

  @SafeVarargs
  private static EnrichedArticle article(String text, Map<String, Object>... mentions) {
    Map<String, Object> article = new LinkedHashMap<>();
    article.put("id", "a");
    article.put("revision", 0);
    article.put("source", Map.of("feed", "f"));
    article.put("fetchedAt", "2026-01-01T00:00:00Z");
    article.put("enrichedAt", "2026-01-01T00:00:00Z");
    article.put("taxonomyVersion", "1");
    article.put("enricherVersion", "1");
    article.put("relevance", 0);
    article.put("lane", "deep");
    article.put("text", text);
    article.put("language", "en");
    for (String list : List.of("authors", "removed", "segments", "topics", "dates", "happenings")) {
      article.put(list, List.of());
    }
    article.put("mentions", List.of(mentions));
    return ContractJson.readEnriched(ContractJson.write(article), 1 << 20);
  }
}
