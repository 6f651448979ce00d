package dev.isobar.enrich;

/** The lane that someone asks for; {@code AUTO} leaves it to the article's relevance. */
public enum RequestedLane {
  QUICK,
  DEEP,
  AUTO
}
