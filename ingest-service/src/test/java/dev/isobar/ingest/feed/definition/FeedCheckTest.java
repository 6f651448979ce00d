package dev.isobar.ingest.feed.definition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isobar.contracts.ContractViolationException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class FeedCheckTest {
  private final FeedCheck check = new FeedCheck(Set.of("agency"), Set.of("browser"));

  @Test
  void acceptsAFeedWithEveryField() {
    String json =
        """
        {"id":"a.b_c-1","url":"https://example.org/feed?x=1","kind":"page","title":"标题","publisher":"P",
         "language":"zh-Hant-TW","country":"CN","timeZone":"Asia/Shanghai","interval":"15m",
         "headers":{"Accept-Language":"zh"},"credentials":"agency",
         "rules":{"include":[{"field":"title","pattern":"climate|气候"}],
                  "exclude":[{"field":"page","pattern":"paywall"}]},
         "extraction":{"content":"article > .body","remove":["aside"],"links":"h2 a"},
         "fullArticle":true,"webSub":false,"renderer":"browser","tags":["energy","能源"],
         "paused":{"until":"2027-01-01T00:00:00Z","reason":"moves"}}
        """;
    assertThat(check.check(FeedJson.read(json.getBytes(UTF_8)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':'','url':'http://a.example/'}                                      | /id",
        "{'id':'../x','url':'http://a.example/'}                                  | /id",
        "{'id':'preview','url':'http://a.example/'}                               | /id",
        "{'id':'a'}                                                               | /url",
        "{'id':'a','url':'ftp://a.example/'}                                      | /url",
        "{'id':'a','url':'file:///etc/passwd'}                                    | /url",
        "{'id':'a','url':'https://user:secret@a.example/'}                        | /url",
        "{'id':'a','url':'https://a.example/a b'}                                 | /url",
        "{'id':'a','url':'https:///x'}                                            | /url",
        "{'id':'a','url':'http://a.example/','language':'english language'}       | /language",
        "{'id':'a','url':'http://a.example/','country':'cn'}                      | /country",
        "{'id':'a','url':'http://a.example/','timeZone':'Peking'}                 | /timeZone",
        "{'id':'a','url':'http://a.example/','interval':'14m'}                    | /interval",
        "{'id':'a','url':'http://a.example/','interval':'P31D'}                   | /interval",
        "{'id':'a','url':'http://a.example/','interval':'PT-1H'}                  | /interval",
        "{'id':'a','url':'http://a.example/','credentials':'other'}               | /credentials",
        "{'id':'a','url':'http://a.example/','renderer':'other'}                  | /renderer",
        "{'id':'a','url':'http://a.example/','headers':{'authorization':'x'}}     | /headers/authorization",
        "{'id':'a','url':'http://a.example/','headers':{'Cookie':'x'}}            | /headers/Cookie",
        "{'id':'a','url':'http://a.example/','headers':{'X-Api-Key':'x'}}         | /headers/X-Api-Key",
        "{'id':'a','url':'http://a.example/','headers':{'Host':'x'}}              | /headers/Host",
        "{'id':'a','url':'http://a.example/','headers':{'A b':'x'}}               | /headers/A b",
        "{'id':'a','url':'http://a.example/','headers':{'A':'x\\r\\nB: c'}}       | /headers/A",
        "{'id':'a','url':'http://a.example/','tags':['b','']}                     | /tags/1",
        "{'id':'a','url':'http://a.example/','extraction':{'content':'a[['}}      | /extraction/content",
        "{'id':'a','url':'http://a.example/','extraction':{'remove':['b',':x(']}} | /extraction/remove/1",
        "{'id':'a','url':'http://a.example/','rules':{'include':[{'field':'title','pattern':'('}]}}  | /rules/include/0/pattern",
        "{'id':'a','url':'http://a.example/','rules':{'include':[{'field':'page','pattern':'a'}]}}   | /rules/include/0/field",
        "{'id':'a','url':'http://a.example/','rules':{'exclude':[{'pattern':'a'}]}}                  | /rules/exclude/0/field"
      })
  void namesTheValueAndTheRemedy(String json, String pointer) {
    List<FeedFinding> findings =
        check.check(FeedJson.read(json.replace('\'', '"').getBytes(UTF_8)));
    assertThat(findings).extracting(FeedFinding::pointer).containsExactly(pointer);
    assertThat(findings.get(0).message()).contains(": ").doesNotContain("secret@");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'url':5,'x':1}                             | /x",
        "{'kind':'rss'}                              | /kind",
        "{'interval':'soon'}                         | /interval",
        "{'interval':3600}                           | /interval",
        "{'tags':'a'}                                | /tags",
        "{'rules':{'include':[{'field':'body'}]}}    | /rules/include/0/field",
        "{'paused':{'until':'tomorrow'}}             | /paused/until",
        "{'headers':[]}                              | /headers"
      })
  void namesWhatIsNoFeed(String json, String pointer) {
    ContractViolationException violation =
        assertThrows(
            ContractViolationException.class,
            () -> FeedJson.read(json.replace('\'', '"').getBytes(UTF_8)));
    assertThat(violation.pointer()).isEqualTo(pointer);
    assertThat(violation.getMessage()).contains(": ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "null", "\"a\"", "{", "{\"tags\":[null]}", "{\"id\":1,\"id\":2}"})
  void refusesWhatIsNoObject(String json) {
    assertThrows(ContractViolationException.class, () -> FeedJson.read(json.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(.*a){20}b", "(x+x+)+y", "(.*)*c(.*)*d"})
  void refusesPatternsThatCanTakeForever(String pattern) {
    assertThat(SafePattern.compile(pattern).isSafe()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "climate|气候|carbon",
        "^Sponsored:",
        "\\bCOP ?\\d+\\b",
        "(?i)methane.*leak",
        "/opinion/|/video/",
        "(news|press)-[a-z]+/\\d{4}",
        "^(?!.*sport).*$",
        "[\\p{IsHan}]{2,}",
        ".*"
      })
  void acceptsUsualPatterns(String pattern) {
    assertThat(SafePattern.compile(pattern).isSafe()).isTrue();
  }

  @Test
  void givesUpASearchThatTakesTooLong() {
    SafePattern slow = SafePattern.compile("(x+x+)+y");
    assertThrows(SafePattern.TooSlowException.class, () -> slow.find("x".repeat(1000)));
    assertThrows(
        SafePattern.TooSlowException.class,
        () -> SafePattern.compile("(a|b)*c").find("ab".repeat(200_000)));
    assertThat(SafePattern.compile("CLIMATE").find("The climate")).isTrue();
  }
}
