package dev.isobar.ingest.push;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Reads the body of a request, up to the size limit. */
public final class BodyReader {
  private final HttpServerRequest request;
  private final int maxBytes;
  private final Buffer body = Buffer.buffer();
  private boolean refused;

  /** Creates a reader of a request that is paused. */
  public BodyReader(HttpServerRequest request, int maxBytes) {
    this.request = request;
    this.maxBytes = maxBytes;
  }

  /**
   * Starts reading.
   *
   * @param whole receives the body, on the event loop of the request
   * @param tooLarge receives the problem of a body over the limit; reading stops then
   */
  public void read(Consumer<byte[]> whole, Consumer<ProblemDetail> tooLarge) {
    request.handler(
        chunk -> {
          body.appendBuffer(chunk);
          if (body.length() > maxBytes) {
            refused = true;
            tooLarge.accept(PushProblems.of(ContractJson.tooLarge(body.length(), maxBytes)));
          }
        });
    request.endHandler(
        end -> {
          if (!refused) {
            whole.accept(body.getBytes());
          }
        });
    request.resume();
  }
}
