package dev.isobar.query.removal;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.store.ConsumerOffsets;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewSchema;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/** Takes articles out of the view. */
@ApplicationScoped
class RemovalTransaction {
  private static final ConsumerOffsets OFFSETS = new ConsumerOffsets(KafkaTopics.ENRICHED);

  private final AgroalDataSource database;
  private final RemovalSender sender;

  RemovalTransaction(AgroalDataSource database, RemovalSender sender) {
    this.database = database;
    this.sender = sender;
  }

  /**
   * Removes articles; again has no effect. The tombstones are written before the commit, so a
   * removal without them is tried again.
   */
  void apply(Collection<String> ids) throws SQLException {
    Set<String> removed =
        Transactions.query(
            database,
            ViewSchema.LIVE,
            connection -> {
              Set<String> had = RemovalRows.remove(connection, ids);
              sender.mark(had);
              return had;
            });
    // Every start reads all removals again, and most change nothing.
    if (!removed.isEmpty()) {
      // Not in the same transaction: writers lock the offsets before the rows.
      Transactions.update(database, ViewSchema.LIVE, OFFSETS::renewVersion);
    }
  }
}
