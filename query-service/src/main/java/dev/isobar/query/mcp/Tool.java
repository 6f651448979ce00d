package dev.isobar.query.mcp;

import dev.isobar.query.rest.QueryParameters;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the view for a language model.
 *
 * @param name as {@code META-INF/mcp-tools.json} has it, with its description and schemas
 * @param arguments the names of the arguments that it takes, those of the REST interface
 * @param shorter how to ask for less, if the answer is too long for a language model
 * @param call returns what the REST interface would answer; throws a {@link
 *     dev.isobar.query.rest.BadParameterException} that names the argument and the remedy
 */
record Tool(
    String name, Set<String> arguments, String shorter, Function<QueryParameters, Object> call) {}
