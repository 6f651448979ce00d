package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;
import java.util.Map;

/**
 * Holds what rises.
 *
 * @param version changes whenever the list may have changed
 * @param cursor the cursor of the view
 * @param items as JSON, by their ids, those that rise most first
 */
record RisingList(String version, StreamCursor cursor, Map<String, byte[]> items) {}
