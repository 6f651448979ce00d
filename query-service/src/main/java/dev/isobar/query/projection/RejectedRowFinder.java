package dev.isobar.query.projection;

import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Finds the rows that made the database refuse a batch. */
final class RejectedRowFinder {
  private RejectedRowFinder() {}

  /** Tries to store rows and rolls back. */
  interface Rehearsal<T> {
    void tryOut(List<T> rows) throws SQLException;
  }

  /**
   * Returns whether the same rows would be refused again: the data is invalid (SQLSTATE class 22),
   * or violates a constraint (23) or a limit (54). Other errors are temporary.
   */
  static boolean isForGood(SQLException e) {
    String state = e.getSQLState();
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
  }

  /**
   * Returns the refused rows with the reason. Bisects the batch, so few bad rows need few attempts.
   *
   * @throws SQLException if the database fails for another reason
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
