package db.migration;

import dev.isobar.query.article.ArticleMigration;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Moves the documents of a view that version 3 of the schema filled into the partitions. */
public class V5__FillArticleContent extends BaseJavaMigration {
  @Override
  public void migrate(Context context) throws SQLException {
    ArticleMigration.run(context.getConnection());
  }
}
