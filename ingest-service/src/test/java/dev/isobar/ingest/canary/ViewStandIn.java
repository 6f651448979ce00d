package dev.isobar.ingest.canary;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** In query-service's place. It has no canary until it is asked again. */
public class ViewStandIn implements QuarkusTestResourceLifecycleManager {
  static volatile int status;
  static final List<String> ASKED = new CopyOnWriteArrayList<>();

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    status = 200;
    Set<String> known = ConcurrentHashMap.newKeySet();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/canaries/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          ASKED.add(path.substring("/canaries/".length()));
          exchange.sendResponseHeaders(known.add(path) ? 404 : status, -1);
          exchange.close();
        });
    server.start();
    return Map.of("isobar.feeds.view.url", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
