package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Segment;
import dev.isobar.enrich.mention.GazetteerEntry.LabelType;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.LexiconMatch;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the names of the taxonomy's entities: the longest at each position, except those that a
 * negative label or the neighbouring words exclude.
 */
public final class GazetteerMatcher {
  /** Largest number of mentions; only lists of names have more. */
  static final int MAX_MENTIONS = 5_000;

  private record Match(int start, int end, GazetteerEntry name) implements LexiconMatch {}

  private record DisambiguatedMatch(Match match, Entity entity) {}

  private final Taxonomy taxonomy;
  private final Lexicon<GazetteerEntry> lexicon;
  private final MisspeltSurname surnameSpellMatcher;
  private final TopicSigns topicSigns;

  public GazetteerMatcher(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.lexicon = GazetteerBuilder.lexicon(taxonomy);
    this.surnameSpellMatcher = new MisspeltSurname(taxonomy);
    this.topicSigns = new TopicSigns(taxonomy);
  }

  /** Returns the mentions in text order, without overlaps. */
  public List<Mention> find(String text, List<Segment> segments) {
    return find(NormalizedText.of(text), segments);
  }

  /**
   * Returns the mentions of a text that is normalised once for all steps, in text order and without
   * overlaps.
   */
  public List<Mention> find(NormalizedText normalized, List<Segment> segments) {
    String text = normalized.text();
    TokenContext context =
        new TokenContext(text, taxonomy.personNameWords(), taxonomy.nameContextWords().particles());
    NameFilter filter = new NameFilter(text, taxonomy, context);
    List<Match> matches = new ArrayList<>();
    lexicon.scan(
        normalized,
        (start, end, name) -> {
          if (name.kind() == LabelType.NEGATIVE || filter.isPossible(name, start, end)) {
            matches.add(new Match(start, end, name));
          }
        });
    matches.removeIf(match -> filter.isSomebodyElse(match.name(), match.start(), match.end()));
    matches.sort(LexiconMatch.LONGEST_FIRST);
    List<List<Match>> positions = longest(matches);
    Map<String, Integer> unambiguous = unambiguous(positions);
    Map<String, Integer> signs = signs(normalized, positions, unambiguous);
    Map<GazetteerEntry, List<Entity>> named = new IdentityHashMap<>();
    List<Mention> mentions = new ArrayList<>();
    for (List<Match> candidates : positions) {
      DisambiguatedMatch best = best(candidates, signs, named);
      if (best != null && mentions.size() < MAX_MENTIONS) {
        mentions.add(mention(text, best));
      }
    }
    return surnameSpellMatcher.addTo(mentions, text, context, unambiguous.keySet());
  }

  /** Groups the matches by position, without those that overlap an earlier or longer one. */
  private static List<List<Match>> longest(List<Match> matches) {
    List<List<Match>> positions = new ArrayList<>();
    int from = -1;
    int to = -1;
    for (Match match : matches) {
      if (match.start() == from && match.end() == to) {
        positions.get(positions.size() - 1).add(match);
      } else if (match.start() >= to) {
        from = match.start();
        to = match.end();
        positions.add(new ArrayList<>(List.of(match)));
      }
    }
    return positions;
  }

  /** Counts how often each entity is named unambiguously. */
  private static Map<String, Integer> unambiguous(List<List<Match>> positions) {
    Map<String, Integer> unambiguous = new HashMap<>();
    for (List<Match> candidates : positions) {
      String id = onlyUnambiguous(candidates);
      if (id != null) {
        unambiguous.merge(id, 1, Integer::sum);
      }
    }
    return unambiguous;
  }

  /**
   * Returns the signs that support an ambiguous name: the entities that the text names
   * unambiguously and, if there may be an error of translation, the topics that it names.
   */
  private Map<String, Integer> signs(
      NormalizedText text, List<List<Match>> positions, Map<String, Integer> unambiguous) {
    boolean noise =
        positions.stream()
            .flatMap(List::stream)
            .anyMatch(match -> match.name().kind() == LabelType.NOISE);
    return noise ? topicSigns.addTo(unambiguous, text) : unambiguous;
  }

  /**
   * Returns the id of the only entity that the matches name unambiguously, or null if there are
   * none or several.
   */
  private static String onlyUnambiguous(List<Match> candidates) {
    String only = null;
    for (Match match : candidates) {
      if (match.name().kind().unambiguous) {
        String id = match.name().entity().id();
        if (only != null && !only.equals(id)) {
          return null;
        }
        only = id;
      }
    }
    return only;
  }

  /**
   * Returns the best supported match of one position, or null if none is acceptable.
   *
   * @param named for each family name, its bearers that the text names in full; filled on demand
   */
  private static DisambiguatedMatch best(
      List<Match> candidates,
      Map<String, Integer> unambiguous,
      Map<GazetteerEntry, List<Entity>> named) {
    Match first = candidates.get(0);
    if (candidates.size() == 1 && first.name().kind().unambiguous) {
      return new DisambiguatedMatch(first, first.name().entity());
    }
    DisambiguatedMatch best = null;
    int most = -1;
    for (Match match : candidates) {
      LabelType kind = match.name().kind();
      List<Entity> entities = match.name().bearers();
      if (kind == LabelType.SURNAME) {
        entities = named.computeIfAbsent(match.name(), name -> namedInFull(name, unambiguous));
      }
      for (Entity entity : entities) {
        int support = support(entity, unambiguous);
        boolean acceptable = kind.unambiguous || kind != LabelType.NEGATIVE && support > 0;
        if (acceptable && support > most && !isExcluded(entity, candidates)) {
          best = new DisambiguatedMatch(match, entity);
          most = support;
        }
      }
    }
    return best;
  }

  private static List<Entity> namedInFull(GazetteerEntry name, Map<String, Integer> unambiguous) {
    return name.bearers().stream().filter(e -> unambiguous.containsKey(e.id())).toList();
  }

  /**
   * Returns whether a negative label excludes an entity. It may still be the name of another
   * entity.
   */
  private static boolean isExcluded(Entity entity, List<Match> candidates) {
    for (Match match : candidates) {
      if (match.name().kind() == LabelType.NEGATIVE && match.name().entity() == entity) {
        return true;
      }
    }
    return false;
  }

  private static int support(Entity entity, Map<String, Integer> unambiguous) {
    int support = 10 * unambiguous.getOrDefault(entity.id(), 0);
    for (String id : entity.context()) {
      support += id.indexOf('+') < 0 ? unambiguous.getOrDefault(id, 0) : all(id, unambiguous);
    }
    return support;
  }

  /** Returns 1 if the text has all signs of a context like {@code place/china+topic/methane}. */
  private static int all(String context, Map<String, Integer> unambiguous) {
    return unambiguous.keySet().containsAll(List.of(context.split("\\+"))) ? 1 : 0;
  }

  private static Mention mention(String text, DisambiguatedMatch disambiguated) {
    Match match = disambiguated.match();
    Entity entity = disambiguated.entity();
    String words = text.substring(match.start(), match.end());
    LabelType kind = match.name().kind();
    return new Mention(
        entity.id(),
        entity.type(),
        entity.name(),
        words,
        match.start(),
        match.end(),
        kind.rule,
        MentionConfidence.ofListed(kind, entity.type(), words));
  }
}
