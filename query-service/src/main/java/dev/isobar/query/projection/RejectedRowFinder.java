package dev.isobar.query.projection;

import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Finds, in a batch that the database refuses, the rows that it refuses. */
final class RejectedRowFinder {
  private RejectedRowFinder() {}

  /** Tries whether rows can be stored. */
  interface Rehearsal<T> {
    void tryOut(List<T> rows) throws SQLException;
  }

  /**
   * Whether the same rows would be refused again: the data is wrong (SQLSTATE class 22), breaks a
   * constraint (23) or a limit (54). Everything else is the database's trouble and passes.
   */
  static boolean isForGood(SQLException e) {
    String state = e.getSQLState();
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
  }

  /**
   * The refused rows with the reason, found by halving: few tries for few bad rows.
   *
   * @throws SQLException if the database's trouble is another
   */
  static <T> Map<T, SQLException> find(List<T> rows, Rehearsal<T> rehearsal) throws SQLException {
    Map<T, SQLException> refused = new IdentityHashMap<>();
    find(rows, rehearsal, refused);
    return refused;
  }

  private static <T> void find(List<T> rows, Rehearsal<T> rehearsal, Map<T, SQLException> refused)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try {
      rehearsal.tryOut(rows);
    } catch (SQLException e) {
      if (!isForGood(e)) {
        throw e;
      }
      if (rows.size() == 1) {
        refused.put(rows.get(0), e);
        return;
      }
      find(rows.subList(0, rows.size() / 2), rehearsal, refused);
      find(rows.subList(rows.size() / 2, rows.size()), rehearsal, refused);
    }
  }
}
