package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which names of an article mean the same entity. A short form belongs to the full name
 * before it ("Podesta" to "John Podesta", "波德斯塔" to "约翰·波德斯塔"). A name in brackets belongs to the
 * name before the bracket ("世界资源研究所（WRI）"). A misspelt name belongs to the name that it closely
 * resembles.
 */
final class NameCoreference {
  static final String NAME = "recogniser:name";
  private static final String SHORT_FORM = "recogniser:short-form";
  private static final String BRACKETS = "recogniser:brackets";
  private static final String MISSPELT = "recogniser:misspelling";

  /**
   * Holds the entity of a name.
   *
   * @param name the entity's name in the form that was found first
   */
  record ResolvedEntity(String id, Type type, String name, String rule) {
    ResolvedEntity withRule(String otherRule) {
      return new ResolvedEntity(id, type, name, otherRule);
    }
  }

  private final String text;
  private final Taxonomy taxonomy;
  private final Map<MentionCandidate, ResolvedEntity> links = new HashMap<>();
  private final Map<String, ResolvedEntity> people = new HashMap<>();
  private final Map<String, ResolvedEntity> shortForms = new HashMap<>();
  private final Map<String, ResolvedEntity> otherNames = new HashMap<>();
  private final Map<String, ResolvedEntity> namesakes = new HashMap<>();
  private final MisspeltFullName spelling = new MisspeltFullName();
  private final HomophoneCheck homophones;
  private final Namesake occupations;

  NameCoreference(String text, Taxonomy taxonomy, List<MentionCandidate> names) {
    this.text = text;
    this.taxonomy = taxonomy;
    this.homophones = new HomophoneCheck(taxonomy, known(names));
    this.occupations = new Namesake(text, taxonomy.nameContextWords().occupations());
    addNamesakes(names);
    names.forEach(this::addFullName);
    MentionCandidate before = null;
    for (MentionCandidate name : names) {
      if (name.known() == null) {
        links.put(name, link(name, before));
      }
      before = name;
    }
  }

  private static Set<String> known(List<MentionCandidate> names) {
    return names.stream()
        .filter(name -> name.known() != null)
        .map(name -> name.known().entity())
        .collect(Collectors.toSet());
  }

  /**
   * Records namesakes: in "王艺（Wang Yi）" and "Wang Yi（王艺）", the known name does not mean 王毅, neither
   * here nor later in the article.
   */
  private void addNamesakes(List<MentionCandidate> names) {
    for (int i = 1; i < names.size(); i++) {
      MentionCandidate outer = names.get(i - 1);
      MentionCandidate inner = names.get(i);
      if (inBrackets(inner, outer.end())) {
        addNamesake(outer, inner);
        addNamesake(inner, outer);
      }
    }
    names.stream()
        .filter(name -> name.known() != null && HanText.hasHan(surface(name)))
        .forEach(name -> namesakes.remove(name.known().entity()));
  }

  private void addNamesake(MentionCandidate known, MentionCandidate other) {
    if (known.known() != null
        && other.known() == null
        && isHomophone(known.known().entity(), other)) {
      namesakes.put(known.known().entity(), newEntity(other, surface(other)));
    }
  }

  private boolean isHomophone(String id, MentionCandidate name) {
    return id.equals(EntityIdGenerator.of(name.type(), surface(name)))
        && homophones.soundsLikeOnly(id, surface(name));
  }

  /** Returns the entity of a name, or null if no id can be derived from it. */
  ResolvedEntity of(MentionCandidate name) {
    Mention known = name.known();
    if (known == null) {
      return links.get(name);
    }
    ResolvedEntity namesake = namesakes.get(known.entity());
    return namesake != null
        ? namesake.withRule(BRACKETS)
        : new ResolvedEntity(known.entity(), known.type(), known.name(), known.rule());
  }

  private void addFullName(MentionCandidate name) {
    String surface = surface(name);
    String[] words = words(surface);
    if (name.type() != Type.PERSON || words.length < 2) {
      return;
    }
    ResolvedEntity person = name.known() != null ? of(name) : newEntity(name, surface);
    if (person != null) {
      people.putIfAbsent(surface, person);
      addShortForm(words[words.length - 1], person);
      addShortForm(words[0], person);
      spelling.add(surface, person);
    }
  }

  /** Records a short form; if two people share it, it means the one named first. */
  private void addShortForm(String part, ResolvedEntity person) {
    if (part.length() > 1) {
      shortForms.putIfAbsent(part.toLowerCase(Locale.ROOT), person);
    }
  }

  private ResolvedEntity link(MentionCandidate name, MentionCandidate before) {
    String surface = surface(name);
    ResolvedEntity bracketed = bracketed(name, before);
    if (bracketed != null) {
      otherNames.put(surface, bracketed);
      return bracketed;
    }
    if (otherNames.containsKey(surface)) {
      return otherNames.get(surface);
    }
    if (name.type() == Type.PERSON) {
      ResolvedEntity full =
          words(surface).length == 1 ? shortForms.get(surface.toLowerCase(Locale.ROOT)) : null;
      if (full != null) {
        return full.withRule(SHORT_FORM);
      }
      ResolvedEntity similar = people.containsKey(surface) ? null : spelling.nearest(surface);
      Entity listed = similar == null ? null : taxonomy.entity(similar.id());
      if (listed != null && !HomophoneCheck.isOtherName(listed, surface)) {
        return similar.withRule(MISSPELT);
      }
    }
    return newEntity(name, surface);
  }

  /** Reads "X (Y)": both name one entity if they differ in script or Y consists of X's initials. */
  private ResolvedEntity bracketed(MentionCandidate name, MentionCandidate before) {
    if (before == null || before.type() != name.type() || !inBrackets(name, before.end())) {
      return null;
    }
    String outer = surface(before);
    String inner = surface(name);
    boolean acronym = inner.length() > 1 && inner.equals(initials(outer));
    if (!acronym && HanText.hasHan(outer) == HanText.hasHan(inner)) {
      return null;
    }
    ResolvedEntity same = of(before);
    return same == null || isHomophone(same.id(), name) ? null : same.withRule(BRACKETS);
  }

  private boolean inBrackets(MentionCandidate name, int end) {
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

  private ResolvedEntity newEntity(MentionCandidate name, String surface) {
    Entity country = taxonomy.entity(CountryWords.abbreviated(surface));
    if (country != null && name.type() == Type.PLACE) {
      return new ResolvedEntity(country.id(), name.type(), country.name(), NAME);
    }
    String id =
        CountryWords.isPeople(name.type(), surface)
            ? ""
            : EntityIdGenerator.of(name.type(), surface);
    if (id.isEmpty()) {
      return null;
    }
    if (name.type() == Type.PERSON && taxonomy.entity(id) != null && isNamesake(name)) {
      // A Latin name gives no other id than that of the listed person.
      return HanText.hasHan(surface)
          ? new ResolvedEntity(
              EntityIdGenerator.ofCharacters(id, surface), name.type(), surface, NAME)
          : null;
    }
    List<String> words = new ArrayList<>(List.of(words(surface)));
    if (name.type() == Type.PERSON && words.size() == 2 && taxonomy.entity(id) == null) {
      String reversedId = EntityIdGenerator.of(Type.PERSON, words.get(1) + " " + words.get(0));
      boolean familyFirst = taxonomy.personNameWords().familyFirst().contains(words.get(1));
      id = familyFirst && taxonomy.entity(reversedId) != null ? reversedId : id;
    }
    return new ResolvedEntity(homophones.distinctId(id, surface), name.type(), surface, NAME);
  }

  private boolean isNamesake(MentionCandidate name) {
    return occupations.isNamesake(name.start(), name.end())
        || occupations.isNamesakeAgain(name.start(), name.end());
  }

  private String surface(MentionCandidate name) {
    return text.substring(name.start(), name.end());
  }

  private static String[] words(String name) {
    return name.split(HanText.hasHan(name) ? "[·・•]" : "[\\s\\u00A0]+");
  }
}
