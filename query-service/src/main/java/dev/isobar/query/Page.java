package dev.isobar.query;

import java.util.List;

/**
 * A piece of a list.
 *
 * @param next the value of {@code after} that goes on; null at the end
 */
public record Page<T>(List<T> items, String next) {}
