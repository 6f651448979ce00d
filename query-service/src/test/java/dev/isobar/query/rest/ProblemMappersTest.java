package dev.isobar.query.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.store.SnapshotReader.ViewNotReadyException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class ProblemMappersTest {

  @Test
  void answers503WithRetryAfterWhileTablesAreMissing() {
    try (Response answer = new ProblemMappers().notReady(new ViewNotReadyException())) {
      assertThat(answer.getStatus()).isEqualTo(503);
      assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
      assertThat((byte[]) answer.getEntity()).isNotEmpty();
    }
  }
}
