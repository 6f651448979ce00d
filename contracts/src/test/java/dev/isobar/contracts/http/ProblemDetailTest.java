package dev.isobar.contracts.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractViolation;
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
        ProblemDetail.of(new ContractViolation("/fetchedAt", "is missing"), "article");

    assertThat(problem.type()).isEqualTo("https://isobar.dev/problems/invalid-article");
    assertThat(problem.errors())
        .containsExactly(new ProblemDetail.WrongValue("/fetchedAt", "/fetchedAt is missing"));
  }

  @Test
  void omitsErrorsIfTheWholeBodyIsInvalid() {
    ProblemDetail problem =
        ProblemDetail.of(
            new ContractViolation(ContractViolation.Reason.TOO_LARGE, "", "has 9 bytes"),
            "article");

    assertThat(problem.status()).isEqualTo(413);
    assertThat(json(problem)).doesNotContain("errors");
  }

  private static String json(ProblemDetail problem) {
    return new String(problem.json(), UTF_8);
  }
}
