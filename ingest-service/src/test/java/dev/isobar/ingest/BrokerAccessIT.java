package dev.isobar.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import dev.isobar.testing.SecuredBroker;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged service while its broker refuses its password or its articles. */
@Timeout(180)
class BrokerAccessIT {
  @Test
  void worksAgainWhenAnOperatorHasRepairedItsAccess() throws Exception {
    try (SecuredBroker broker = new SecuredBroker();
        KafkaTestClient kafka = KafkaTestClient.withTopics(broker.openAddress());
        PackagedService service =
            new PackagedService(List.of("-Xmx128m"), broker.clientSettings()).start()) {
      kafka.flush();
      awaitRefusal(service, "SaslAuthenticationException");
      broker.createUser();
      broker.allow(AclOperation.READ);
      awaitRefusal(service, "no permission to write");
      broker.allow(AclOperation.WRITE);
      awaitAccepted(service);

      broker.disallow(AclOperation.WRITE);
      awaitRefusal(service, "no permission to write");
      broker.allow(AclOperation.WRITE);
      awaitAccepted(service);

      broker.deleteUser();
      awaitRefusal(service, "SaslAuthenticationException");
      broker.createUser();
      awaitAccepted(service);
    }
  }

  private static void awaitRefusal(PackagedService service, String reason) {
    Polling.until(
        "refusal because of " + reason,
        () -> {
          int status = push(service).statusCode();
          return status == 503 && service.get("/q/health/ready").body().contains(reason);
        });
    assertThat(service.status("/q/health/live")).isEqualTo(200);
  }

  private static void awaitAccepted(PackagedService service) {
    Polling.until("accepted article", () -> push(service).statusCode() == 202);
    service.awaitReady();
    assertThat(service.status("/q/health/live")).isEqualTo(200);
  }

  private static HttpResponse<String> push(PackagedService service) throws Exception {
    return new Pushing(service.uri())
        .post("/articles", "application/json", Pushing.article("g").getBytes(UTF_8));
  }
}
