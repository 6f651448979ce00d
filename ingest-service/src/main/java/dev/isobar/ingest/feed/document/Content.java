package dev.isobar.ingest.feed.document;

/** Holds a text that is HTML or plain text. */
record Content(String value, boolean isHtml) {
  static String valueOf(Content content) {
    return content == null ? null : content.value();
  }

  static boolean isHtml(Content content) {
    return content != null && content.isHtml();
  }
}
