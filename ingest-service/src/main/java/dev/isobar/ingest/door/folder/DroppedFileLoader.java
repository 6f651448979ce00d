package dev.isobar.ingest.door.folder;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.files.ArticleFile;
import dev.isobar.files.FileArticle;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.article.RawArticleValidator;
import dev.isobar.ingest.config.ArticleConfig;
import dev.isobar.ingest.publish.PublishException;
import dev.isobar.ingest.publish.ReplayPace;
import dev.isobar.ingest.publish.RetryingPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Publishes the articles of one file. */
@ApplicationScoped
class DroppedFileLoader {
  /** How many articles are acknowledged together. */
  private static final int CHUNK = 100;

  private static final int CHUNK_BYTES = 4 << 20;

  private final RawArticleValidator validator;
  private final RetryingPublisher publisher;
  private final ReplayPace pace;
  private final int maxBytes;

  DroppedFileLoader(
      RawArticleValidator validator,
      RetryingPublisher publisher,
      ReplayPace pace,
      ArticleConfig config) {
    this.validator = validator;
    this.publisher = publisher;
    this.pace = pace;
    this.maxBytes = Math.max(config.maxBytes(), config.maxHtmlBytes());
  }

  /**
   * Holds what became of a file.
   *
   * @param published how many articles the broker has acknowledged
   * @param errors the records that hold no valid article, with a sentence each
   */
  record Result(long published, List<Problem> errors) {
    /** Names a record of the file, from 1, and its error. */
    record Problem(long record, String error) {}
  }

  /**
   * Publishes the valid articles of a file and collects the errors of the others.
   *
   * @throws InterruptedException if the service stops; the file can be read again from its start
   */
  Result load(Path file, String name, String feed) throws InterruptedException {
    Load load = new Load();
    try (InputStream in = Files.newInputStream(file)) {
      new ArticleFile(name, feed, Files.getLastModifiedTime(file).toInstant(), maxBytes)
          .read(in, load::take);
    } catch (IOException e) {
      load.errors.add(new Result.Problem(load.records + 1, String.valueOf(e.getMessage())));
    }
    load.flush();
    return new Result(load.published, load.errors);
  }

  private final class Load {
    private final Map<AcceptedArticle, Long> chunk = new IdentityHashMap<>();
    private final List<AcceptedArticle> articles = new ArrayList<>();
    private final List<Result.Problem> errors = new ArrayList<>();
    private int bytes;
    private long records;
    private long published;

    void take(FileArticle each) throws InterruptedException {
      records = each.number();
      if (each.error() != null) {
        errors.add(new Result.Problem(each.number(), each.error()));
        return;
      }
      try {
        AcceptedArticle article = validator.accept(each.json());
        pace.awaitTurn();
        chunk.put(article, each.number());
        articles.add(article);
        bytes += article.json().length;
      } catch (ContractViolationException e) {
        errors.add(new Result.Problem(each.number(), e.getMessage()));
      }
      if (articles.size() == CHUNK || bytes > CHUNK_BYTES) {
        flush();
      }
    }

    void flush() throws InterruptedException {
      Map<AcceptedArticle, PublishException> refused = publisher.publish(articles);
      refused.forEach(
          (article, why) -> errors.add(new Result.Problem(chunk.get(article), why.getMessage())));
      published += articles.size() - refused.size();
      articles.clear();
      chunk.clear();
      bytes = 0;
    }
  }
}
