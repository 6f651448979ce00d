package dev.isobar.query.projection;

import dev.isobar.contracts.channel.Canary;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.article.ArticleJoiner;
import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.article.ArticleWriter;
import dev.isobar.query.article.ContentWriter;
import dev.isobar.query.article.ExpiredArticles;
import dev.isobar.query.article.ReceivedArticle;
import dev.isobar.query.article.RemovedArticles;
import dev.isobar.query.canary.CanaryRows;
import dev.isobar.query.store.ArticlePartitions;
import dev.isobar.query.store.ConsumerOffsets;
import dev.isobar.query.store.Retention;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewSchema;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the rows and the offsets of the view in one transaction. */
@ApplicationScoped
public class ProjectionTransaction {
  private final AgroalDataSource database;
  private final ArticlePartitions partitions;
  private final Retention retention;
  private final ViewSchema schema;
  private final ConsumerOffsets offsets;

  @Inject
  ProjectionTransaction(
      AgroalDataSource database, ArticlePartitions partitions, Retention retention) {
    this(database, partitions, retention, ViewSchema.LIVE);
  }

  ProjectionTransaction(
      AgroalDataSource database,
      ArticlePartitions partitions,
      Retention retention,
      ViewSchema schema) {
    this.database = database;
    this.partitions = partitions;
    this.retention = retention;
    this.schema = schema;
    this.offsets = new ConsumerOffsets(KafkaTopics.ENRICHED);
  }

  /** Holds the articles and canaries of one transaction, and the offsets before and after it. */
  record Batch(
      List<ReceivedArticle> articles,
      List<Canary> canaries,
      Map<Integer, Long> from,
      Map<Integer, Long> to) {}

  /** Thrown if another consumer has written these partitions or an operator has reset them. */
  static final class OffsetsMovedException extends Exception {
    OffsetsMovedException(Map<Integer, Long> expected, Map<Integer, Long> found) {
      super("Offsets changed in the database: " + found + ", expected " + expected);
    }
  }

  /** Returns the offsets at which newly assigned partitions continue. */
  Map<Integer, Long> offsets(Collection<Integer> partitions) throws SQLException {
    return Transactions.query(database, schema, connection -> offsets.of(connection, partitions));
  }

  /**
   * Resets the offsets if they belong to a Kafka topic that was deleted. The rows stay.
   *
   * @return the former epoch if it was another one; else null
   */
  String adopt(String epoch) throws SQLException {
    return Transactions.query(database, schema, connection -> offsets.adopt(connection, epoch));
  }

  /**
   * Applies the whole batch or nothing.
   *
   * @param beforeCommit sends the dead letters, before their offsets are committed
   * @return how many articles were written; the view has newer revisions of the others
   * @throws OffsetsMovedException if the offsets of the view are not {@code batch.from}; nothing is
   *     written
   */
  int apply(Batch batch, Runnable beforeCommit) throws SQLException, OffsetsMovedException {
    partitions.ensure(times(batch.articles()));
    if (!schema.isLive()) {
      writeShared(batch.articles());
    }
    try {
      return Transactions.query(
          database,
          schema,
          connection -> {
            int applied = write(connection, batch);
            beforeCommit.run();
            return applied;
          });
    } catch (SQLException | OffsetsMovedException | RuntimeException e) {
      ContentWriter.forget();
      throw e;
    }
  }

  /** In a short transaction, so that threads that fill a new view do not wait for long ones. */
  private void writeShared(List<ReceivedArticle> articles) throws SQLException {
    Transactions.update(
        database, schema, connection -> DerivedRows.writeShared(connection, schema, articles));
  }

  /** Tries to store the rows of the batch and rolls back. */
  void rehearse(List<ReceivedArticle> articles) throws SQLException {
    partitions.ensure(times(articles));
    Transactions.update(
        database,
        schema,
        connection -> {
          writeRows(connection, articles);
          connection.rollback();
        });
  }

  /** Returns the times for which partitions are needed. */
  private List<Instant> times(List<ReceivedArticle> articles) {
    Instant start = retention.start().orElse(Instant.MIN);
    return articles.stream()
        .map(received -> ArticleTime.of(received.article()))
        .filter(time -> !time.isBefore(start))
        .toList();
  }

  private int write(Connection connection, Batch batch) throws SQLException, OffsetsMovedException {
    try (Statement statement = connection.createStatement()) {
      // If the database's machine fails, rows and offsets are lost together and are read again.
      statement.execute("SET LOCAL synchronous_commit = off");
    }
    Map<Integer, Long> found = offsets.lock(connection, batch.from().keySet());
    if (!found.equals(batch.from())) {
      throw new OffsetsMovedException(batch.from(), found);
    }
    int applied = writeRows(connection, batch.articles());
    CanaryRows.insert(connection, batch.canaries());
    offsets.store(connection, batch.to());
    return applied;
  }

  private int writeRows(Connection connection, List<ReceivedArticle> articles) throws SQLException {
    ArticleJoiner joiner = ArticleJoiner.join(connection, ReceivedArticle.newest(articles));
    Map<Long, ReceivedArticle> applied = ArticleWriter.upsert(connection, joiner.articles());
    joiner.confirm();
    Set<String> gone = new HashSet<>(joiner.gone());
    gone.addAll(RemovedArticles.exclude(connection, applied));
    if (retention.start().isPresent()) {
      gone.addAll(ExpiredArticles.exclude(connection, applied, retention.start().get()));
    }
    DerivedRows.write(connection, schema, applied, gone);
    return applied.size();
  }
}
