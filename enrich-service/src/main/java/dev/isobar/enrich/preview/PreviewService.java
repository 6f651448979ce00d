package dev.isobar.enrich.preview;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.http.NdjsonSplitter;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.pipeline.RequestedLane;
import dev.isobar.enrich.work.TimeLimitedExecutor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Enriches articles without publishing them: NDJSON in, NDJSON out, in the same order. */
@Singleton
class PreviewService {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final JsonFactory JSON = new JsonFactory();

  private final EnricherHolder enricher;
  private final TimeLimitedExecutor workers;

  PreviewService(EnricherHolder enricher, TimeLimitedExecutor workers) {
    this.enricher = enricher;
    this.workers = workers;
  }

  /** Enriches one article. */
  Answer one(byte[] json, RequestedLane lane, int maxBytes) throws InterruptedException {
    return answer(json, submit(json, lane, maxBytes));
  }

  /** Enriches each line of {@code body} and skips blank lines. */
  SpooledOutput lines(InputStream body, RequestedLane lane, int maxBytes)
      throws IOException, InterruptedException {
    SpooledOutput spool = new SpooledOutput();
    try {
      NdjsonSplitter splitter = new NdjsonSplitter(maxBytes);
      Queue<Line> pending = new ArrayDeque<>();
      byte[] chunk;
      do {
        chunk = body.readNBytes(CHUNK_BYTES);
        List<NdjsonSplitter.Line> lines = new ArrayList<>();
        splitter.take(chunk, lines::add);
        if (chunk.length == 0) {
          splitter.end(lines::add);
        }
        for (NdjsonSplitter.Line line : lines) {
          pending.add(new Line(line.bytes(), submit(line.bytes(), lane, maxBytes)));
          if (pending.size() > 2 * workers.size()) {
            write(pending.remove(), spool);
          }
        }
      } while (chunk.length > 0);
      while (!pending.isEmpty()) {
        write(pending.remove(), spool);
      }
      return spool;
    } catch (IOException | InterruptedException | RuntimeException e) {
      spool.discard();
      throw e;
    }
  }

  /**
   * Holds the result for one article.
   *
   * @param problem null if the article was enriched
   */
  record Answer(byte[] json, ProblemDetail problem) {}

  private record Line(byte[] json, TimeLimitedExecutor.TimedTask<byte[]> work) {}

  private TimeLimitedExecutor.TimedTask<byte[]> submit(
      byte[] json, RequestedLane lane, int maxBytes) {
    return workers.submit(
        () ->
            ContractJson.write(enricher.get().enrich(ContractJson.readRaw(json, maxBytes), lane)));
  }

  private void write(Line line, SpooledOutput spool) throws IOException, InterruptedException {
    Answer answer = answer(line.json(), line.work());
    if (answer.problem() == null) {
      spool.write(answer.json());
    } else {
      spool.write(ContractJson.write(error(line.json(), answer.problem())));
    }
    spool.write('\n');
  }

  private static Answer answer(byte[] json, TimeLimitedExecutor.TimedTask<byte[]> work)
      throws InterruptedException {
    try {
      return new Answer(work.result(), null);
    } catch (ExecutionException e) {
      return new Answer(
          null,
          e.getCause() instanceof ContractViolationException violation
              ? ProblemDetail.of(violation, "article")
              : failed(e.getCause()));
    } catch (TimeoutException e) {
      return new Answer(null, failed(e));
    }
  }

  private static ProblemDetail failed(Throwable why) {
    return ProblemDetail.of(
        "enrichment-failed", "The article could not be enriched", 500, why.toString());
  }

  private static Map<String, Object> error(byte[] json, ProblemDetail problem) {
    Map<String, Object> error = new java.util.LinkedHashMap<>();
    error.put("id", id(json));
    error.put("error", problem);
    return Collections.unmodifiableMap(error);
  }

  /** Returns the article's own id, or null if it cannot be read. */
  private static String id(byte[] json) {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isId = "id".equals(parser.currentName());
        if (parser.nextToken() == JsonToken.VALUE_STRING && isId) {
          return parser.getText();
        }
        parser.skipChildren();
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }
}
