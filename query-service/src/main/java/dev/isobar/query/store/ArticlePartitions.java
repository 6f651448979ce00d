package dev.isobar.query.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Creates partitions before the first article needs them, those of next month included. Without the
 * permission to create tables, articles go to the default partition.
 */
@ApplicationScoped
public class ArticlePartitions {
  private static final Logger LOG = Logger.getLogger(ArticlePartitions.class);
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final AgroalDataSource database;
  private final ViewSchema schema;
  private final Clock clock = Clock.systemUTC();
  private volatile Set<YearMonth> known = Set.of();

  @Inject
  ArticlePartitions(AgroalDataSource database) {
    this(database, ViewSchema.LIVE);
  }

  public ArticlePartitions(AgroalDataSource database, ViewSchema schema) {
    this.database = database;
    this.schema = schema;
  }

  /** Creates the missing partitions for articles of these times. */
  public void ensure(Collection<Instant> times) throws SQLException {
    YearMonth now = YearMonth.now(clock);
    Set<YearMonth> months = new TreeSet<>(Set.of(now, now.plusMonths(1)));
    times.forEach(time -> months.add(YearMonth.from(time.atOffset(ZoneOffset.UTC))));
    if (known.containsAll(months)) {
      return;
    }
    try {
      Transactions.update(
          database, schema, connection -> PartitionCreator.create(connection, months, now));
    } catch (SQLException e) {
      if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw e;
      }
      LOG.warnf(
          "Partitions of %s are not created, the default partition has these articles: %s",
          months, e.getMessage());
    }
    months.addAll(known);
    known = Set.copyOf(months);
  }
}
