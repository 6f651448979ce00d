package dev.isobar.contracts;

import java.util.List;

/** Checks the fields of records in their compact constructors. */
final class Required {
  private Required() {}

  static void text(String pointer, String value) {
    value(pointer, value);
    if (value.isEmpty()) {
      throw new ContractViolationException(pointer, "must not be empty");
    }
  }

  static void value(String pointer, Object value) {
    if (value == null) {
      throw new ContractViolationException(pointer, "is required");
    }
  }

  static <T> List<T> list(String pointer, List<T> list) {
    value(pointer, list);
    return List.copyOf(list);
  }

  static void range(String pointer, int start, int end) {
    if (start < 0 || end < start) {
      throw new ContractViolationException(
          pointer, "must be a range, but is [" + start + ", " + end + ")");
    }
  }

  static void share(String pointer, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new ContractViolationException(pointer, "must be from 0 to 1, but is " + value);
    }
  }
}
