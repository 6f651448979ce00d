package dev.isobar.query.config;

import java.util.Locale;

/** What a caller may do, the lowest role first. */
public enum Role {
  /** Reads. */
  READER,
  /** Also takes articles down, joins and splits stories, saves queries and rebuilds the view. */
  CURATOR;

  /** Returns the word for it in settings and tokens. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
