package db.migration;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Does nothing: {@link V6_1__FillCoverage} moves the documents, with what they are counted by. */
public class V5__FillArticleContent extends BaseJavaMigration {
  @Override
  public void migrate(Context context) {
    // Databases that ran it earlier list it, so it stays.
  }
}
