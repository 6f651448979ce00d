package db.migration;

import dev.isobar.query.article.KeysMigration;
import dev.isobar.query.timeline.HappeningMigration;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Stores what articles of a view that an earlier version filled say about days. */
public class V15_1__FillDays extends BaseJavaMigration {
  @Override
  public void migrate(Context context) throws SQLException {
    KeysMigration.run(context.getConnection());
    HappeningMigration.run(context.getConnection());
  }
}
