package dev.isobar.query.curation;

import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewSchema;
import dev.isobar.query.story.StoryDecisions;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;

/** Applies decisions to the live view. */
@ApplicationScoped
class StoryDecisionTransaction {
  private final AgroalDataSource database;

  StoryDecisionTransaction(AgroalDataSource database) {
    this.database = database;
  }

  /** Applies changes; again has no effect. */
  void apply(Collection<StoryDecisions.Change> changes) throws SQLException {
    // Two transactions: the second one must begin with the locks.
    boolean areNew =
        Transactions.query(
            database, ViewSchema.LIVE, connection -> StoryDecisions.areNew(connection, changes));
    if (areNew) {
      Transactions.update(
          database, ViewSchema.LIVE, connection -> StoryDecisions.apply(connection, changes));
    }
  }
}
