package dev.isobar.files;

/**
 * Holds one record of a file.
 *
 * @param number the number of the record in the file, from 1; records that hold no article count
 * @param json RawArticle v1 in UTF-8, not validated; null if the record cannot be read
 * @param error why the record cannot be read, a sentence; null if it can
 */
public record FileArticle(long number, byte[] json, String error) {
  static FileArticle of(long number, byte[] json) {
    return new FileArticle(number, json, null);
  }

  static FileArticle unreadable(long number, String error) {
    return new FileArticle(number, null, error);
  }
}
