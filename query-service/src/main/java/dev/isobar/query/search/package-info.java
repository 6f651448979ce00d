/** Provides full-text search in English and Chinese: tokenization, queries and matching. */
package dev.isobar.query.search;
