package db.migration;

import dev.isobar.query.article.ArticleMigration;
import dev.isobar.query.coverage.CoverageFold;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Writes the articles of a view that an earlier version filled again, and counts them. */
public class V6_1__FillCoverage extends BaseJavaMigration {
  @Override
  public void migrate(Context context) throws SQLException {
    ArticleMigration.run(context.getConnection());
    while (CoverageFold.run(context.getConnection()) > 0) {}
  }
}
