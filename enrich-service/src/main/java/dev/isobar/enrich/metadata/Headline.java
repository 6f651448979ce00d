package dev.isobar.enrich.metadata;

/**
 * Holds the headline that a page shows.
 *
 * @param tag the element, such as {@code h1}; {@code line} if no element marks it
 * @param start where it begins in the text of the page
 * @param end where it ends
 */
record Headline(String text, String tag, int start, int end) {}
