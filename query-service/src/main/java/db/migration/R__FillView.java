package db.migration;

import dev.isobar.query.projection.ViewMigration;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Fills the tables of later versions from the articles of a view that version 3 made. A repeatable
 * migration runs after all others: it needs the tables as this version's code has them.
 */
public class R__FillView extends BaseJavaMigration {
  @Override
  public void migrate(Context context) throws SQLException {
    ViewMigration.run(context.getConnection());
  }
}
