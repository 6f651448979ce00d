package dev.isobar.enrich.metadata;

import dev.isobar.contracts.FieldCandidate;
import dev.isobar.contracts.Published;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Holds what is known about an article as a whole.
 *
 * @param title the title, or null if unknown
 * @param published the publication date, or null if unknown
 * @param updated the date of the last change, or null if unknown
 * @param publisher the publisher, or null if unknown
 * @param candidates the alternative values of each field that has several
 */
public record Metadata(
    String title,
    List<String> authors,
    Published published,
    Published updated,
    String publisher,
    List<FieldCandidate> candidates) {
  public Metadata {
    authors = List.copyOf(authors);
    candidates = List.copyOf(candidates);
  }

  /**
   * Returns the reference day for words such as "today": the day of publication, else the UTC day
   * on which the article was fetched.
   */
  public LocalDate referenceDay(Instant fetchedAt) {
    return published != null
        ? LocalDate.parse(published.value().substring(0, 10))
        : LocalDate.ofInstant(fetchedAt, ZoneOffset.UTC);
  }
}
