package dev.isobar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

/** Waits for the service to say that it is ready. */
public final class Ready {
  private Ready() {}

  public static void await(Pushing service) throws Exception {
    Instant deadline = Instant.now().plusSeconds(20);
    while (service.get("/q/health/ready").statusCode() != 200) {
      assertThat(Instant.now()).as("ready by then").isBefore(deadline);
      Thread.sleep(20);
    }
  }
}
