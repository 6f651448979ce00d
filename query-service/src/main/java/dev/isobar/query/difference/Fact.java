package dev.isobar.query.difference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Holds what an article says at one place of its text.
 *
 * @param value what it is, the same in every language: an entity's id, days, a number with its
 *     unit; of a quote its letters and digits
 * @param name how to show it
 * @param start of the place in the text
 * @param end of the place, exclusive
 * @param from the first day of a date, else null
 * @param to the last day of a date, else null
 * @param number of a number, else null
 */
record Fact(
    FactKind kind,
    String value,
    String name,
    int start,
    int end,
    LocalDate from,
    LocalDate to,
    Quantity number) {

  static Fact entity(FactKind kind, String id, String name, int start, int end) {
    return new Fact(kind, id, name, start, end, null, null, null);
  }

  static Fact date(LocalDate from, LocalDate to, String text, int start, int end) {
    String value = from.equals(to) ? from.toString() : from + "/" + to;
    return new Fact(FactKind.DATE, value, text, start, end, from, to, null);
  }

  static Fact number(Quantity quantity, String text, int start, int end) {
    return new Fact(FactKind.NUMBER, quantity.toString(), text, start, end, null, null, quantity);
  }

  static Fact quote(String letters, String text, int start, int end) {
    return new Fact(FactKind.QUOTE, letters, text, start, end, null, null, null);
  }

  /**
   * Returns whether two articles that have these facts of one kind say the same, or the other one
   * says it more exactly: a day within these days, a number that rounds to this one, a longer part
   * of the same quote.
   */
  boolean isSaidBy(Fact other) {
    return switch (kind) {
      case DATE -> !other.from.isBefore(from) && !other.to.isAfter(to);
      case NUMBER -> number.isSaidBy(other.number);
      case QUOTE -> value.contains(other.value) || other.value.contains(value);
      default -> Objects.equals(value, other.value);
    };
  }

  /**
   * Holds a number with its unit.
   *
   * @param amount without trailing zeros
   * @param digits how many digits were written or said, such as 2 for 1.9 billion
   * @param unit the usual unit of its kind, such as {@code %}, {@code USD} or {@code tonne}; empty
   *     if the text names none that is known
   */
  record Quantity(BigDecimal amount, int digits, String unit) {
    /** With fewer digits, a number rounds to many others. */
    private static final int MIN_ROUNDED_DIGITS = 2;

    boolean isSaidBy(Quantity other) {
      boolean sameUnit = unit.isEmpty() || other.unit.isEmpty() || unit.equals(other.unit);
      return sameUnit && (amount.compareTo(other.amount) == 0 || isRounded(other));
    }

    private boolean isRounded(Quantity exact) {
      return digits >= MIN_ROUNDED_DIGITS
          && exact.digits > digits
          && exact.amount.round(new MathContext(digits, RoundingMode.HALF_UP)).compareTo(amount)
              == 0;
    }

    @Override
    public String toString() {
      return amount.toPlainString() + (unit.isEmpty() ? "" : " " + unit);
    }
  }
}
