package dev.isobar.query.rest;

import java.util.function.Function;

/**
 * A column of a list as a table.
 *
 * @param value text, number or null; text that a spreadsheet would take for a formula is disarmed
 */
public record Column<T>(String name, Function<T, Object> value) {}
