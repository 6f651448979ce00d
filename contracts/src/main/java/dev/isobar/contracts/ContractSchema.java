package dev.isobar.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.isobar.contracts.text.ClasspathText;
import java.util.Comparator;
import java.util.List;

/** Lists the JSON Schemas (2020-12) of the contract. */
public enum ContractSchema {
  RAW_ARTICLE("raw-article.v1.schema.json"),
  ENRICHED_ARTICLE("enriched-article.v1.schema.json"),
  CONCEPT("concept.v1.schema.json");

  private final String source;
  private final Schema schema;

  ContractSchema(String file) {
    source = ClasspathText.read(ContractSchema.class, "schemas/" + file);
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(source, InputFormat.JSON);
  }

  /** Returns the schema document. */
  public String source() {
    return source;
  }

  /**
   * Checks a JSON document against the schema.
   *
   * @throws ContractViolationException for one error; one at {@code /content} is reported only if
   *     there is no other
   */
  void check(JsonNode tree) {
    List<Error> errors =
        schema.validate(
            tree, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
    if (errors.isEmpty()) {
      return;
    }
    throw errors.stream()
        .map(ContractSchema::violation)
        .min(Comparator.comparing(v -> v.pointer().equals("/content") ? 1 : 0))
        .orElseThrow();
  }

  private static ContractViolationException violation(Error error) {
    String at = error.getInstanceLocation().toString();
    if ("required".equals(error.getKeyword())
        && error.getSchemaLocation().toString().indexOf("oneOf") < 0) {
      return new ContractViolationException(at + "/" + error.getProperty(), "is required");
    }
    if (error.getSchemaLocation().toString().contains("oneOf")) {
      return new ContractViolationException(
          "/content", "exactly one of content (a string) and contentBase64 (a string) is needed");
    }
    return new ContractViolationException(at, error.getMessage().replaceFirst("^\\S*: ", ""));
  }
}
