package dev.isobar.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.publish.FailedPublication;
import dev.isobar.ingest.publish.PublishException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PushResultTest {
  private static final PushResult ACCEPTED =
      PushResult.accepted(
          PushResult.Receipt.of(new AcceptedArticle("i", 7, "f", "{}".getBytes(UTF_8))));

  @Test
  void anAcceptedArticleHasAReceipt() {
    assertThat(ACCEPTED.status()).isEqualTo(202);
    assertThat(ACCEPTED.word()).isEqualTo("accepted");
    assertThat(ACCEPTED.json()).hasToString("{\"id\":\"i\",\"revision\":7,\"feed\":\"f\"}");
    assertThat(ACCEPTED.json(3))
        .hasToString("{\"line\":3,\"id\":\"i\",\"revision\":7,\"feed\":\"f\",\"status\":202}");
  }

  @Test
  void aProblemIsCountedByItsStatus() {
    assertThat(word(400)).isEqualTo("invalid");
    assertThat(word(415)).isEqualTo("invalid");
    assertThat(word(401)).isEqualTo("forbidden");
    assertThat(word(403)).isEqualTo("forbidden");
    assertThat(word(413)).isEqualTo("too-large");
    assertThat(word(429)).isEqualTo("overloaded");
    assertThat(word(500)).isEqualTo("failed");
    assertThat(word(503)).isEqualTo("unavailable");
  }

  @Test
  void onlyOverloadAndAnUnavailableBrokerAreTemporary() {
    assertThat(PushProblems.isTemporary(problem(429))).isTrue();
    assertThat(PushProblems.isTemporary(problem(503))).isTrue();
    assertThat(PushProblems.isTemporary(problem(500))).isFalse();
    assertThat(PushProblems.overloaded("x").status()).isEqualTo(429);
    assertThat(PushProblems.overloaded("x").detail()).startsWith("x; ");
    assertThat(PushProblems.unsupported().status()).isEqualTo(415);
    assertThat(PushProblems.methodNotAllowed().status()).isEqualTo(405);
    assertThat(PushProblems.notFound().status()).isEqualTo(404);
    assertThat(PushProblems.internal().status()).isEqualTo(500);
  }

  @Test
  void failedPublicationIsTemporaryUnlessTheArticleIsTooLarge() {
    assertThat(published(PublishException.Reason.BROKER_AWAY).status()).isEqualTo(503);
    assertThat(published(PublishException.Reason.OVERLOADED).status()).isEqualTo(429);
    assertThat(published(PublishException.Reason.TOO_LARGE).status()).isEqualTo(413);
    for (PublishException.Reason reason : PublishException.Reason.values()) {
      assertThat(published(reason).detail()).startsWith("it failed");
      assertThat(PushProblems.isTemporary(published(reason)))
          .isEqualTo(reason != PublishException.Reason.TOO_LARGE);
    }
  }

  private static ProblemDetail published(PublishException.Reason reason) {
    return PushProblems.of(FailedPublication.of(reason, "it failed"));
  }

  @Test
  void invalidFieldIsNamedInTheLine() {
    PushResult wrong =
        PushResult.of(PushProblems.of(new ContractViolationException("/feed", "is required")));
    assertThat(wrong.json(2).path("line").asInt()).isEqualTo(2);
    assertThat(wrong.json(2).at("/errors/0/pointer").asText()).isEqualTo("/feed");
    assertThat(wrong.json(2).path("status").asInt()).isEqualTo(400);
    assertThat(wrong.json().path("type").asText())
        .isEqualTo("https://isobar.dev/problems/invalid-article");
  }

  @Test
  void receiptsComeInTheOrderOfTheirLines() {
    PendingReceipts receipts = new PendingReceipts();
    assertThat(receipts.isEmpty()).isTrue();
    CompletableFuture<PushResult> first = new CompletableFuture<>();
    receipts.add(new PendingReceipts.PendingReceipt(1, 10, first));
    receipts.add(
        new PendingReceipts.PendingReceipt(2, 5, CompletableFuture.completedFuture(ACCEPTED)));
    assertThat(receipts.takeComplete().length()).isZero();
    assertThat(receipts.bytes()).isEqualTo(15);
    assertThat(receipts.isEmpty()).isFalse();
    first.complete(ACCEPTED);
    assertThat(receipts.takeComplete().toString().split("\n"))
        .containsExactly(ACCEPTED.json(1).toString(), ACCEPTED.json(2).toString());
    assertThat(receipts.bytes()).isZero();
    assertThat(receipts.isEmpty()).isTrue();
  }

  private static String word(int status) {
    return PushResult.of(problem(status)).word();
  }

  private static ProblemDetail problem(int status) {
    return ProblemDetail.of("word", "Title", status, "detail");
  }
}
