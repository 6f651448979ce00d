package db.migration;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Does nothing. {@link R__FillView} does its work; views that ran this one demand that it exists.
 */
public class V10__FillView extends BaseJavaMigration {
  @Override
  public void migrate(Context context) {}
}
