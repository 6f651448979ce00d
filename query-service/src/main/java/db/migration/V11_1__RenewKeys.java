package db.migration;

import dev.isobar.query.article.KeysMigration;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Makes the keys of stored articles anew, because words are spelled differently in them. */
public class V11_1__RenewKeys extends BaseJavaMigration {
  @Override
  public void migrate(Context context) throws SQLException {
    KeysMigration.run(context.getConnection());
  }
}
