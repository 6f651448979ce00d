package dev.isobar.enrich.taxonomy;

/**
 * Thrown if a taxonomy is invalid; the message names the file, the concept or entity, and the
 * field.
 */
public final class TaxonomyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TaxonomyException(String file, String id, String field, String problem) {
    super(file + ": " + id + ": " + field + ": " + problem);
  }
}
