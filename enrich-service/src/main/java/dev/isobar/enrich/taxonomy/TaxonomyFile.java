package dev.isobar.enrich.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.isobar.contracts.Mention;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads concepts and entities from YAML. Errors name the file and the field. */
final class TaxonomyFile {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final String name;
  private final JsonNode root;

  private TaxonomyFile(String name, JsonNode root) {
    this.name = name;
    this.root = root;
  }

  static TaxonomyFile onClasspath(String name) {
    try (InputStream in = TaxonomyFile.class.getResourceAsStream("/taxonomy/" + name)) {
      if (in == null) {
        throw new TaxonomyException(name, "-", "-", "is not on the classpath");
      }
      return new TaxonomyFile(name, YAML.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  static TaxonomyFile of(String name, String yaml) {
    try {
      return new TaxonomyFile(name, YAML.readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  String name() {
    return name;
  }

  List<Concept> concepts() {
    List<Concept> concepts = new ArrayList<>();
    for (JsonNode node : root.path("concepts")) {
      concepts.add(concept(new YamlFields(name, id(node), node)));
    }
    return concepts;
  }

  private static Concept concept(YamlFields fields) {
    double relevance = fields.number("relevance", Concept.RELEVANCE);
    if (relevance < 0 || relevance > 1) {
      throw fields.invalid("relevance", "must be from 0 to 1, but is " + relevance);
    }
    return new Concept(
        fields.id(),
        fields.strings("broader"),
        fields.required("definition"),
        fields.byLanguage(),
        fields.labels("altLabels", 1),
        fields.labels("cues", Concept.CUE),
        fields.strings("negativeLabels"),
        fields.labels("noise", 1),
        relevance);
  }

  /** Returns the entities of the file; the {@code type} at its top applies to all of them. */
  List<Entity> entities() {
    Mention.Type type = type();
    List<Entity> entities = new ArrayList<>();
    for (JsonNode node : root.path("entities")) {
      entities.add(entity(type, new YamlFields(name, id(node), node)));
    }
    return entities;
  }

  private static Entity entity(Mention.Type type, YamlFields fields) {
    Map<String, String> labels = new TreeMap<>();
    fields.text("en").ifPresent(en -> labels.put("en", en));
    fields.text("zh").ifPresent(zh -> labels.put("zh", zh));
    return new Entity(
        type.name().toLowerCase(Locale.ROOT) + "/" + fields.id(),
        type,
        fields
            .text("name")
            .orElse(labels.getOrDefault("en", labels.getOrDefault("zh", fields.id()))),
        labels,
        fields.strings("aliases"),
        fields.strings("cautious"),
        fields.strings("weak"),
        fields.strings("negativeLabels"),
        fields.strings("noise"),
        fields.strings("context"),
        fields.flag("country"));
  }

  /** Returns the other meanings of labels. */
  List<OtherSense> senses() {
    Map<String, List<String>> classes = lists("classes");
    List<OtherSense> senses = new ArrayList<>();
    for (JsonNode node : root.path("senses")) {
      senses.add(OtherSense.read(new YamlFields(name, id(node), node), classes));
    }
    return senses;
  }

  /**
   * Returns the list of strings under a key at the top of the file, such as the titles before
   * names.
   */
  List<String> list(String key) {
    return new YamlFields(name, "-", root).strings(key);
  }

  /** Returns the lists of strings under the keys of an object at the top of the file. */
  Map<String, List<String>> lists(String key) {
    Map<String, List<String>> lists = new TreeMap<>();
    YamlFields fields = new YamlFields(name, key, root.path(key));
    root.path(key).fieldNames().forEachRemaining(k -> lists.put(k, fields.strings(k)));
    return lists;
  }

  private Mention.Type type() {
    String word = root.path("type").asText("");
    try {
      return Mention.Type.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new TaxonomyException(name, "-", "type", "is not an entity type: " + word);
    }
  }

  private String id(JsonNode node) {
    String id = node.path("id").asText("");
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new TaxonomyException(name, id, "id", "must be lower-case words joined by hyphens");
    }
    return id;
  }
}
