package dev.isobar.local.quality.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeedAssertionTest {
  @Test
  void readsPathAndLiteral() {
    assertThat(
            FeedAssertion.of(
                "not bozo and entries[1]['title_detail']['value'] == 'a\\u00e9 ' + \"b\""))
        .containsExactly(
            new FeedAssertion(1, "title_detail.value", new PythonLiteral.Value("aé b", null)));
    assertThat(FeedAssertion.of("feed.link == 'x'"))
        .containsExactly(new FeedAssertion(-1, "link", new PythonLiteral.Value("x", null)));
  }

  @Test
  void readsEachOfSeveral() {
    assertThat(
            FeedAssertion.of(
                "entries[0]['id'] == entries[1]['id'] == 'a and b' and (feed['language'] == None)"))
        .extracting(FeedAssertion::owner)
        .containsExactly(0, 1, -1);
    assertThat(FeedAssertion.of("feed['updated_parsed'] == (2004, 4, 7, 4, 5, 43, 2, 98, 0)"))
        .extracting(assertion -> assertion.expected().numbers())
        .containsExactly(List.of(2004, 4, 7, 4, 5, 43, 2, 98, 0));
  }

  @Test
  void leavesOutOtherForms() {
    assertThat(FeedAssertion.of("1")).isEmpty();
    assertThat(FeedAssertion.of("bozo and encoding == 'utf-8'")).isEmpty();
    assertThat(FeedAssertion.of("ord(entries[0]['description']) == 8230")).isEmpty();
    assertThat(FeedAssertion.of("entries[0]['links'][0] == {'rel': 'self'}")).isEmpty();
    assertThat(FeedAssertion.of("len(entries) == 2")).isEmpty();
    assertThat(FeedAssertion.of("feed['title'] == 'open")).isEmpty();
  }
}
