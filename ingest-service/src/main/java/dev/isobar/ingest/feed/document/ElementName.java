package dev.isobar.ingest.feed.document;

/**
 * Names an element.
 *
 * @param name in lower case, without prefix
 */
record ElementName(Vocabulary vocabulary, String name) {}
