package dev.isobar.contracts.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractViolationException;
import org.junit.jupiter.api.Test;

class ProblemDetailTest {
  @Test
  void namesTheInvalidParameter() {
    assertThat(json(ProblemDetail.badParameter("limit", "limit must be between 1 and 100")))
        .isEqualTo(
            "{\"type\":\"https://isobar.dev/problems/bad-parameter\",\"title\":\"Invalid"
                + " parameter\",\"status\":400,\"detail\":\"limit must be between 1 and 100\","
                + "\"errors\":[{\"pointer\":\"limit\",\"detail\":\"limit must be between 1 and"
                + " 100\"}]}");
  }

  @Test
  void namesTheInvalidField() {
    ProblemDetail problem =
        ProblemDetail.of(new ContractViolationException("/fetchedAt", "is missing"), "article");

    assertThat(problem.type()).isEqualTo("https://isobar.dev/problems/invalid-article");
    assertThat(problem.errors())
        .containsExactly(new ProblemDetail.WrongValue("/fetchedAt", "/fetchedAt is missing"));
  }

  @Test
  void omitsErrorsIfTheWholeBodyIsInvalid() {
    ProblemDetail problem =
        ProblemDetail.of(
            new ContractViolationException(
                ContractViolationException.Reason.TOO_LARGE, "", "has 9 bytes"),
            "article");

    assertThat(problem.status()).isEqualTo(413);
    assertThat(json(problem)).doesNotContain("errors");
  }

  @Test
  void theStatusFollowsFromTheReason() {
    for (Object[] expected :
        new Object[][] {
          {ContractViolationException.Reason.NOT_JSON, 400, "not-json"},
          {ContractViolationException.Reason.NOT_TEXT, 415, "not-text"},
          {ContractViolationException.Reason.INVALID, 400, "invalid-concept"},
          {ContractViolationException.Reason.TOO_LARGE, 413, "too-large"}
        }) {
      ProblemDetail problem =
          ProblemDetail.of(
              new ContractViolationException(
                  (ContractViolationException.Reason) expected[0], "", "is wrong"),
              "concept");
      assertThat(problem.status()).isEqualTo(expected[1]);
      assertThat(problem.type()).isEqualTo("https://isobar.dev/problems/" + expected[2]);
      assertThat(problem.detail()).isEqualTo("is wrong");
      assertThat(problem.errors()).isEmpty();
    }
  }

  @Test
  void namesTheFieldThatIsNotText() {
    ContractViolationException violation =
        new ContractViolationException(
            ContractViolationException.Reason.NOT_TEXT, "/content", "is a PDF document");
    assertThat(ProblemDetail.of(violation, "article").errors())
        .containsExactly(new ProblemDetail.WrongValue("/content", "/content is a PDF document"));
  }

  private static String json(ProblemDetail problem) {
    return new String(problem.json(), UTF_8);
  }
}
