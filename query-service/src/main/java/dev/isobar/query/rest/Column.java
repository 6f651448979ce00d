package dev.isobar.query.rest;

import java.util.function.Function;

/**
 * Describes a column of the CSV form of a list.
 *
 * @param value text, number or null; text that a spreadsheet would read as a formula is escaped
 */
public record Column<T>(String name, Function<T, Object> value) {}
