/** Reads articles from files: pages, RawArticles in JSON or NDJSON, mails and WARC archives. */
package dev.isobar.files;
