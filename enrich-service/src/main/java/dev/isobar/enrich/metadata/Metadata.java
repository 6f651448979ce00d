package dev.isobar.enrich.metadata;

import dev.isobar.contracts.Candidate;
import dev.isobar.contracts.Published;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What is known of an article as a whole.
 *
 * @param title null where nothing states it
 * @param published null where nothing states it
 * @param publisher null where nothing states it
 * @param candidates the readings of each field that has several
 */
public record Metadata(
    String title,
    List<String> authors,
    Published published,
    String publisher,
    List<Candidate> candidates) {
  public Metadata {
    authors = List.copyOf(authors);
    candidates = List.copyOf(candidates);
  }

  /** The day that "today" means in the text: of publication, else of fetching. */
  public LocalDate referenceDay(Instant fetchedAt) {
    return published != null
        ? LocalDate.parse(published.value().substring(0, 10))
        : LocalDate.ofInstant(fetchedAt, ZoneOffset.UTC);
  }
}
