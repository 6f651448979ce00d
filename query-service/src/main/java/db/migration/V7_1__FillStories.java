package db.migration;

import dev.isobar.query.story.StoryMigration;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Assigns the articles of a view that an earlier version filled to stories. */
public class V7_1__FillStories extends BaseJavaMigration {
  @Override
  public void migrate(Context context) throws SQLException {
    StoryMigration.run(context.getConnection());
  }
}
