package dev.isobar.query.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.article.ArticleTag.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewMemoryTest {
  private static final ArticleTag KNOWN = new ArticleTag(Kind.TOPIC, "methane");
  private static final ArticleTag OTHER = new ArticleTag(Kind.TOPIC, "forests");

  @Test
  void aTagIsKnownFromWhenItIsSurelyOnDisk() {
    ViewMemory.Contents contents = new ViewMemory.Contents();
    ViewMemory rebuilt = new ViewMemory(contents, Duration.ZERO);
    ViewMemory live = new ViewMemory(contents, Duration.ofHours(1));
    rebuilt.addTags(Map.of(KNOWN, 7));
    assertThat(live.numbers(List.of(KNOWN, OTHER))).isEmpty();
    assertThat(rebuilt.numbers(List.of(KNOWN, OTHER))).containsExactly(Map.entry(KNOWN, 7));
  }

  @Test
  void onlyUnknownRowsAreLeft() {
    ViewMemory memory = new ViewMemory(new ViewMemory.Contents(), Duration.ZERO);
    memory.words().add(List.of("aa", "b"), String::hashCode);
    List<String> unknown = new ArrayList<>();
    memory.words().addUnknown(List.of("b", "c", "aa"), String::hashCode, unknown);
    assertThat(unknown).containsExactly("c");
    memory.wordings().addUnknown(List.of("aa"), String::hashCode, unknown);
    assertThat(unknown).containsExactly("c", "aa");
  }
}
