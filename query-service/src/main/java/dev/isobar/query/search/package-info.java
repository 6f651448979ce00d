/** Full-text search in English and Chinese: what a word is, and which texts hold it. */
package dev.isobar.query.search;
