package dev.isobar.query.websub;

import dev.isobar.query.callback.CallbackAddress;
import dev.isobar.query.callback.CallbackClient;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls the callbacks of subscribers. */
@Singleton
class HubClient extends CallbackClient {
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 5);

  HubClient(Vertx vertx, CallbackRule callbacks) {
    super(vertx, callbacks.rule(), "Isobar-hub", LIMITS);
  }

  /**
   * Tells a subscriber that it has no subscription (WebSub 5.2).
   *
   * @throws IOException if no answer comes in time, or the host leads to no allowed address
   */
  void deny(String topic, String callback, String reason) throws IOException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(SubscriptionRequest.MODE, "denied");
    parameters.put(SubscriptionRequest.TOPIC, topic);
    parameters.put("hub.reason", reason);
    get(CallbackAddress.with(callback, parameters));
  }
}
