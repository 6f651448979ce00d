package dev.isobar.query.callback;

import dev.isobar.contracts.http.AddressRule;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls addresses that clients have given. It resolves each name itself and connects to exactly the
 * address that was allowed, so a name that leads elsewhere a moment later changes nothing.
 * Redirects are not followed.
 */
public class CallbackClient {
  /** More of an answer is not read. */
  private static final int MAX_ANSWER = 1024;

  private final HttpClient client;
  private final AddressRule rule;
  private final String agent;
  private final Limits limits;

  /**
   * Creates it.
   *
   * @param agent names the sender in {@code User-Agent}
   */
  public CallbackClient(Vertx vertx, AddressRule rule, String agent, Limits limits) {
    this.rule = rule;
    this.agent = agent;
    this.limits = limits;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(limits.stepMillis())
                .setMaxPoolSize(limits.connections())
                .setKeepAlive(false)
                .setVerifyHost(true));
  }

  /**
   * Bounds what calls may take.
   *
   * @param step the longest time for the connection, and then for the first byte
   * @param whole the longest time of a call, after which its connection is closed
   * @param connections the highest number for each host and port
   */
  public record Limits(Duration step, Duration whole, int connections) {
    int stepMillis() {
      return Math.toIntExact(step.toMillis());
    }
  }

  @PreDestroy
  public void close() {
    client.close();
  }

  /**
   * Holds an answer.
   *
   * @param body its beginning, in UTF-8
   * @param retryAfter the header {@code Retry-After}; null for none
   */
  public record Answer(int status, String body, String retryAfter) {
    /** Returns whether its status is one of 2xx. */
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * Sends GET and returns the answer.
   *
   * @throws IOException if none comes in time, or the host leads to no allowed address
   */
  public Answer get(URI address) throws IOException {
    return send(HttpMethod.GET, address, Map.of(), Buffer.buffer());
  }

  /**
   * Sends POST and returns the answer.
   *
   * @throws IOException if none comes in time, or the host leads to no allowed address
   */
  public Answer post(URI address, Map<String, String> headers, byte[] body) throws IOException {
    return send(HttpMethod.POST, address, headers, Buffer.buffer(body));
  }

  private Answer send(HttpMethod method, URI address, Map<String, String> headers, Buffer body)
      throws IOException {
    int port = CallbackAddress.port(address);
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setServer(SocketAddress.inetSocketAddress(port, allowed(address, port)))
            .setHost(address.getHost())
            .setPort(port)
            .setSsl(address.getScheme().equalsIgnoreCase("https"))
            .setURI(target(address))
            .setTimeout(limits.stepMillis())
            .putHeader("User-Agent", agent);
    headers.forEach(options::putHeader);
    Future<HttpClientRequest> opened = client.request(options);
    AtomicBoolean answered = new AtomicBoolean();
    CompletableFuture<Answer> answer =
        opened
            .compose(
                request ->
                    request
                        .send(body)
                        .compose(
                            response -> {
                              answered.set(true);
                              return read(request, response);
                            }))
            .toCompletionStage()
            .toCompletableFuture();
    try {
      return answer.get(limits.whole().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      // A peer that sends a little all the time would keep the connection.
      opened.onSuccess(HttpClientRequest::reset);
      return answered.get() ? cutOff(answer) : noAnswer(e);
    } catch (InterruptedException e) {
      opened.onSuccess(HttpClientRequest::reset);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Returns an answer whose end did not come; its status did. */
  private Answer cutOff(CompletableFuture<Answer> answer) throws IOException {
    try {
      return answer.get(1, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return noAnswer(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Answer noAnswer(Exception e) throws IOException {
    throw new IOException("no whole answer within " + limits.whole().toSeconds() + " s", e);
  }

  private static String target(URI address) {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
  }

  private String allowed(URI address, int port) throws IOException {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    for (InetAddress found : InetAddress.getAllByName(host)) {
      if (rule.isException(host, port) || rule.allows(found)) {
        return found.getHostAddress();
      }
    }
    throw new IOException(host + " leads to no public address");
  }

  private static Future<Answer> read(HttpClientRequest request, HttpClientResponse response) {
    Promise<Answer> answer = Promise.promise();
    Buffer body = Buffer.buffer();
    Runnable end =
        () ->
            answer.tryComplete(
                new Answer(
                    response.statusCode(), body.toString(), response.getHeader("Retry-After")));
    response.handler(
        part -> {
          body.appendBuffer(part);
          if (body.length() > MAX_ANSWER) {
            end.run();
            request.reset();
          }
        });
    response.endHandler(ended -> end.run());
    // The status is known, so what was read is the answer.
    response.exceptionHandler(failed -> end.run());
    return answer.future();
  }
}
