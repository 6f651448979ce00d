package db.migration;

import dev.isobar.query.projection.ViewMigration;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Fills the tables of versions 4 to 9 from the articles that the view has. */
public class V10__FillView extends BaseJavaMigration {
  @Override
  public void migrate(Context context) throws SQLException {
    ViewMigration.run(context.getConnection());
  }
}
