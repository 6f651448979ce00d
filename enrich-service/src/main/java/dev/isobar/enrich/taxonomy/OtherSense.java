package dev.isobar.enrich.taxonomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Describes another meaning that labels of concepts can have, such as the forest of decision trees
 * of a statistical method.
 *
 * @param id names the meaning within its file
 * @param words the labels that can have this meaning, as they are written in the concepts
 * @param signs words and phrases that speak for this meaning, with their weights; a weight of 1
 *     suffices
 * @param real words and phrases that speak for the topic
 * @param phrases phrases that always have this meaning
 * @param usual whether a label has this meaning unless something speaks for the topic
 */
public record OtherSense(
    String id,
    List<String> words,
    List<Concept.Label> signs,
    List<String> real,
    List<String> phrases,
    boolean usual) {
  private static final Pattern CLASS = Pattern.compile("<([^<>]+)>");

  public OtherSense {
    words = List.copyOf(words);
    signs = List.copyOf(signs);
    real = List.copyOf(real);
    phrases = List.copyOf(phrases);
  }

  /**
   * Reads a meaning. {@code <name>} in a phrase stands for each word of the class of this name.
   *
   * @throws TaxonomyException if a class does not exist
   */
  static OtherSense read(YamlFields fields, Map<String, List<String>> classes) {
    List<String> phrases = new ArrayList<>();
    fields.strings("phrases").forEach(p -> expand(fields, p, classes, phrases));
    return new OtherSense(
        fields.id(),
        fields.strings("words"),
        fields.labels("signs", 1),
        fields.strings("real"),
        phrases,
        fields.flag("usual"));
  }

  private static void expand(
      YamlFields fields, String phrase, Map<String, List<String>> classes, List<String> phrases) {
    Matcher matcher = CLASS.matcher(phrase);
    if (!matcher.find()) {
      phrases.add(phrase);
      return;
    }
    List<String> words = classes.get(matcher.group(1));
    if (words == null) {
      throw fields.invalid("phrases", "class " + matcher.group(1) + " does not exist");
    }
    for (String word : words) {
      String before = phrase.substring(0, matcher.start());
      expand(fields, before + word + phrase.substring(matcher.end()), classes, phrases);
    }
  }
}
