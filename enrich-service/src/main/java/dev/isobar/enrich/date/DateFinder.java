package dev.isobar.enrich.date;

import dev.isobar.contracts.DateMention;
import java.time.LocalDate;
import java.util.List;

/** Finds dates in a text, English and Chinese, and resolves them to a day or a range of days. */
public final class DateFinder {

  /**
   * @param today the day that relative dates count from
   */
  public List<DateMention> find(String text, LocalDate today) {
    return List.of();
  }
}
