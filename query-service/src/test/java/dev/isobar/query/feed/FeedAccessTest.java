package dev.isobar.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.query.access.ApiSettings;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.QueryParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedAccessTest {
  private final FeedAccess access =
      access(Map.of("first", "first-token", "second", "second-token"));

  @Test
  void oneOfTheTokensIsNeeded() {
    assertThatCode(() -> access.require(sent("first-token"))).doesNotThrowAnyException();
    assertThatCode(() -> access.require(sent("second-token"))).doesNotThrowAnyException();
    for (QueryParameters wrong :
        List.of(new QueryParameters(Map.of()), sent("third-token"), sent(""))) {
      assertThatThrownBy(() -> access.require(wrong))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refusal -> assertThat(refusal.problem().status()).isEqualTo(401));
    }
  }

  @Test
  void withoutTokensEveryReaderMayRead() {
    FeedAccess open = access(Map.of());
    assertThatCode(() -> open.require(new QueryParameters(Map.of()))).doesNotThrowAnyException();
    assertThatCode(() -> open.require(sent("any"))).doesNotThrowAnyException();
  }

  private static FeedAccess access(Map<String, String> tokens) {
    return new FeedAccess(new ApiSettings(tokens));
  }

  private static QueryParameters sent(String token) {
    return new QueryParameters(Map.of("token", List.of(token)));
  }
}
