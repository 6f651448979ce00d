package dev.isobar.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Holds a name in the text.
 *
 * @param entity the entity's id {@code type/slug}, such as {@code person/john-podesta}
 * @param name the entity's usual name
 * @param text the text from {@code start} to {@code end}
 * @param rule the rule that found the name, such as {@code gazetteer:alias}
 * @param confidence from 0 to 1
 */
public record Mention(
    String entity,
    Type type,
    String name,
    String text,
    int start,
    int end,
    String rule,
    double confidence) {

  /** Lists the types of entities. */
  public enum Type {
    @JsonProperty("person")
    PERSON,
    @JsonProperty("organisation")
    ORGANISATION,
    @JsonProperty("place")
    PLACE,
    @JsonProperty("instrument")
    INSTRUMENT
  }

  public Mention {
    Required.text("/mentions/entity", entity);
    Required.value("/mentions/type", type);
    Required.text("/mentions/name", name);
    Required.text("/mentions/text", text);
    Required.range("/mentions", start, end);
    Required.text("/mentions/rule", rule);
    Required.share("/mentions/confidence", confidence);
  }
}
