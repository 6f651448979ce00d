package dev.isobar.ingest.deadletter;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.publish.PublishException;
import dev.isobar.ingest.rest.ProblemException;

/** Makes the problem details of requests for dead letters. */
final class LetterProblems {
  private LetterProblems() {}

  static ProblemException unknown(String id) {
    return new ProblemException(
        ProblemDetail.of(
            "not-found",
            "Not found",
            404,
            "The dead letter "
                + id
                + " does not exist or is no longer kept: see GET /dead-letters?topic="
                + LetterTopic.RAW.word()));
  }

  static ProblemException busy(int requests) {
    return new ProblemException(
        ProblemDetail.of(
            "overloaded",
            "Too many requests",
            429,
            "Already " + requests + " requests read dead letters: try again later"));
  }

  static ProblemException brokerAway(Exception why) {
    return new ProblemException(
        ProblemDetail.of(
            "broker-away",
            "Kafka unavailable",
            503,
            "The dead letters cannot be read now: " + why.getMessage() + "; try again later"));
  }

  static ProblemException notFixable() {
    return new ProblemException(
        ProblemDetail.of(
            "not-fixable",
            "The dead letter cannot be fixed",
            400,
            "Only a raw article can be replaced: replay the letter without a body, or push the"
                + " article again with POST /articles"));
  }

  static ProblemDetail notReplayed(PublishException failure) {
    return switch (failure.reason()) {
      case TOO_LARGE ->
          ProblemDetail.of(
              "too-large", "The record is too large", 413, failure.getMessage() + ": fix it first");
      case OVERLOADED ->
          ProblemDetail.of(
              "overloaded", "Too many replays", 429, failure.getMessage() + ": try again later");
      case BROKER_AWAY ->
          ProblemDetail.of(
              "broker-away",
              "The dead letter was not replayed",
              503,
              failure.getMessage() + "; replay it again, which is safe");
    };
  }
}
