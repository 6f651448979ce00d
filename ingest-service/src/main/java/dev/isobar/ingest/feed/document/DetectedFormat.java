package dev.isobar.ingest.feed.document;

/** Names the kinds of documents that are read. */
enum DetectedFormat {
  RSS,
  ATOM,
  CDF,
  JSON_FEED,
  SITEMAP,
  SITEMAP_INDEX,
  HTML,
  OPML,
  OTHER_XML,
  OTHER_JSON,
  TEXT
}
