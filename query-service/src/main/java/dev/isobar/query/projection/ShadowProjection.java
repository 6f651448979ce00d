package dev.isobar.query.projection;

import dev.isobar.query.config.ViewConfig;
import dev.isobar.query.store.ArticlePartitions;
import dev.isobar.query.store.Retention;
import dev.isobar.query.store.ViewSchema;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntConsumer;

/** Makes writers of views in other schemas, which have the same rows as the live view. */
@ApplicationScoped
public class ShadowProjection {
  private final AgroalDataSource database;
  private final ProjectionTransaction live;
  private final DeadLetterSender deadLetters;
  private final Retention retention;
  private final ViewConfig config;

  ShadowProjection(
      AgroalDataSource database,
      ProjectionTransaction live,
      DeadLetterSender deadLetters,
      Retention retention,
      ViewConfig config) {
    this.database = database;
    this.live = live;
    this.deadLetters = deadLetters;
    this.retention = retention;
    this.config = config;
  }

  /**
   * Returns a writer for one thread.
   *
   * @param taken receives the number of articles that each transaction wrote
   */
  public ShadowWriter writer(ViewSchema schema, IntConsumer taken) {
    ProjectionTransaction transaction =
        new ProjectionTransaction(
            database, new ArticlePartitions(database, schema), retention, schema);
    return new ShadowWriter(transaction, live, deadLetters, taken, config.maxBytes());
  }
}
