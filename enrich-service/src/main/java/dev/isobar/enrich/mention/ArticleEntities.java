package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.enrich.taxonomy.Script;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who is who within one article: a short form belongs to the full name before it ("Podesta" to
 * "John Podesta", "波德斯塔" to "约翰·波德斯塔"), a name in brackets to the name before the bracket
 * ("世界资源研究所（WRI）"), and a slip of the pen to the name that it nearly is.
 */
final class ArticleEntities {
  static final String SEEN = "recogniser:name";
  private static final String SHORT_FORM = "recogniser:short-form";
  private static final String BRACKETS = "recogniser:brackets";
  private static final String MISSPELT = "recogniser:misspelling";

  /**
   * @param name the entity's name, the longest form that was met first
   */
  record Linked(String id, Type type, String name, String rule) {
    Linked by(String otherRule) {
      return new Linked(id, type, name, otherRule);
    }
  }

  private final String text;
  private final Taxonomy taxonomy;
  private final Map<SeenName, Linked> links = new HashMap<>();
  private final Map<String, Linked> people = new HashMap<>();
  private final Map<String, Linked> parts = new HashMap<>();
  private final Map<String, Linked> otherNames = new HashMap<>();
  private final Spelling spelling = new Spelling();

  ArticleEntities(String text, Taxonomy taxonomy, List<SeenName> names) {
    this.text = text;
    this.taxonomy = taxonomy;
    names.forEach(this::learnFullName);
    SeenName before = null;
    for (SeenName name : names) {
      if (name.known() == null) {
        links.put(name, link(name, before));
      }
      before = name;
    }
  }

  /** The entity of a name; null where no id can be made of it. */
  Linked of(SeenName name) {
    Mention known = name.known();
    return known != null
        ? new Linked(known.entity(), known.type(), known.name(), known.rule())
        : links.get(name);
  }

  private void learnFullName(SeenName name) {
    String surface = surface(name);
    String[] words = words(surface);
    if (name.type() != Type.PERSON || words.length < 2) {
      return;
    }
    Linked person = name.known() != null ? of(name) : own(name, surface);
    if (person != null) {
      people.putIfAbsent(surface, person);
      learnPart(words[words.length - 1], person);
      learnPart(words[0], person);
      spelling.learn(surface, person);
    }
  }

  /** Of two people who share it, a short form means the one who was named first. */
  private void learnPart(String part, Linked person) {
    if (part.length() > 1) {
      parts.putIfAbsent(part.toLowerCase(Locale.ROOT), person);
    }
  }

  private Linked link(SeenName name, SeenName before) {
    String surface = surface(name);
    Linked bracketed = bracketed(name, before);
    if (bracketed != null) {
      otherNames.put(surface, bracketed);
      return bracketed;
    }
    if (otherNames.containsKey(surface)) {
      return otherNames.get(surface);
    }
    if (name.type() == Type.PERSON) {
      Linked full = words(surface).length == 1 ? parts.get(surface.toLowerCase(Locale.ROOT)) : null;
      if (full != null) {
        return full.by(SHORT_FORM);
      }
      Linked meant = people.containsKey(surface) ? null : spelling.nearest(surface);
      if (meant != null && taxonomy.entity(meant.id()) != null) {
        return meant.by(MISSPELT);
      }
    }
    return own(name, surface);
  }

  /**
   * "X (Y)": both are names of one thing where they differ in script, or Y is made of X's initials.
   */
  private Linked bracketed(SeenName name, SeenName before) {
    if (before == null || before.type() != name.type() || !inBrackets(name, before.end())) {
      return null;
    }
    String outer = surface(before);
    String inner = surface(name);
    boolean acronym = inner.length() > 1 && inner.equals(initials(outer));
    if (!acronym && Script.hasHan(outer) == Script.hasHan(inner)) {
      return null;
    }
    Linked same = of(before);
    return same == null ? null : same.by(BRACKETS);
  }

  private boolean inBrackets(SeenName name, int end) {
    int gap = name.start() - end;
    return gap >= 1
        && gap <= 2
        && "(（".indexOf(text.charAt(name.start() - 1)) >= 0
        && name.end() < text.length()
        && ")）,，".indexOf(text.charAt(name.end())) >= 0;
  }

  private static String initials(String name) {
    StringBuilder initials = new StringBuilder();
    for (String word : words(name)) {
      if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
        initials.append(word.charAt(0));
      }
    }
    return initials.toString();
  }

  private Linked own(SeenName name, String surface) {
    String id = EntityId.of(name.type(), surface);
    if (id.isEmpty()) {
      return null;
    }
    List<String> words = new ArrayList<>(List.of(words(surface)));
    if (name.type() == Type.PERSON && words.size() == 2 && taxonomy.entity(id) == null) {
      String turned = EntityId.of(Type.PERSON, words.get(1) + " " + words.get(0));
      boolean familyFirst = taxonomy.words().familyFirst().contains(words.get(1));
      id = familyFirst && taxonomy.entity(turned) != null ? turned : id;
    }
    return new Linked(id, name.type(), surface, SEEN);
  }

  private String surface(SeenName name) {
    return text.substring(name.start(), name.end());
  }

  private static String[] words(String name) {
    return name.split(Script.hasHan(name) ? "[·・•]" : "[\\s\\u00A0]+");
  }
}
