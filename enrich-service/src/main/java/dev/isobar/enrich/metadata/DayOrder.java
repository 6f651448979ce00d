package dev.isobar.enrich.metadata;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Decides whether 05/09/2024 is 5 September or May 9: by the other dates of the page, by its
 * language and country, and by the time of fetching.
 */
final class DayOrder {
  /** Countries that write the month first, see CLDR; Canada writes both ways. */
  private static final Set<String> MONTH_FIRST = Set.of("us", "ph", "fm", "mh", "pw", "gu");

  private static final Set<String> AMERICAN_ENDINGS = Set.of("us", "gov", "mil", "edu");

  /** Endings of addresses that are no country's. */
  private static final Set<String> GENERIC_ENDINGS =
      Set.of(
          "com",
          "org",
          "net",
          "info",
          "biz",
          "io",
          "co",
          "tv",
          "ai",
          "me",
          "ly",
          "to",
          "int",
          "eu",
          "news",
          "blog",
          "example",
          "localhost",
          "ca");

  private final String language;
  private final String country;
  private final String ending;
  private final LocalDate latest;

  /**
   * Creates the decision for one page.
   *
   * @param languageTag the language that page or feed states, such as en-GB; may be empty
   * @param host the host of the page; may be empty
   * @param latest the last possible day
   */
  DayOrder(String languageTag, String host, LocalDate latest) {
    String[] parts = languageTag.toLowerCase(Locale.ROOT).split("[-_]");
    this.language = parts[0].strip();
    String last = parts[parts.length - 1].strip();
    this.country = parts.length > 1 && last.length() == 2 ? last : "";
    this.ending = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    this.latest = latest;
  }

  /**
   * Returns the date with the right order; if nothing decides, the more likely one, still
   * uncertain.
   *
   * @param others the days that the page states without doubt
   */
  ParsedDate decided(ParsedDate date, List<LocalDate> others) {
    if (date.isCertain()) {
      return date;
    }
    boolean dayFirstAhead = date.day().isAfter(latest);
    boolean monthFirstAhead = date.swapped().isAfter(latest);
    if (dayFirstAhead != monthFirstAhead) {
      return dayFirstAhead ? date.withOtherOrder() : date.withThisOrder();
    }
    for (LocalDate other : others) {
      boolean isThis = Math.abs(other.toEpochDay() - date.day().toEpochDay()) <= 1;
      boolean isSwapped = Math.abs(other.toEpochDay() - date.swapped().toEpochDay()) <= 1;
      if (isThis != isSwapped) {
        return isThis ? date.withThisOrder() : date.withOtherOrder();
      }
    }
    return byPlace(date);
  }

  private ParsedDate byPlace(ParsedDate date) {
    if (!country.isEmpty() && !country.equals("ca")) {
      return MONTH_FIRST.contains(country) ? date.withOtherOrder() : date.withThisOrder();
    }
    if (AMERICAN_ENDINGS.contains(ending)) {
      return date.withOtherOrder();
    }
    if (!ending.isEmpty() && ending.length() == 2 && !GENERIC_ENDINGS.contains(ending)) {
      return date.withThisOrder();
    }
    if (!language.isEmpty() && !language.equals("en")) {
      return date.withThisOrder();
    }
    // English pages without a country: more of them are American.
    return language.equals("en")
        ? new ParsedDate(
            date.swapped(),
            date.time() == null ? null : date.time().with(date.swapped()),
            date.clock(),
            date.day())
        : date;
  }
}
