package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Segment;
import dev.isobar.enrich.mention.GazetteerEntry.LabelType;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the names that the taxonomy knows: the longest at each place, without those that a negative
 * label or the words beside it speak against.
 */
public final class GazetteerMatcher {
  /** More than any article holds; a list of names of that length is no news. */
  static final int MOST_MENTIONS = 5_000;

  private static final int LONGEST_ACRONYM = 3;

  private record Match(int start, int end, GazetteerEntry name) {}

  private record DisambiguatedMatch(Match hit, Entity entity) {}

  private static final Comparator<Match> LONGEST_FIRST =
      Comparator.comparingInt(Match::start).thenComparingInt(hit -> -hit.end());

  private final Taxonomy taxonomy;
  private final Lexicon<GazetteerEntry> lexicon;
  private final SurnameSpellMatcher misspellings;

  public GazetteerMatcher(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.lexicon = GazetteerBuilder.lexicon(taxonomy);
    this.misspellings = new SurnameSpellMatcher(taxonomy);
  }

  /** The mentions in the order of the text; none overlaps another. */
  public List<Mention> find(String text, List<Segment> segments) {
    return find(NormalizedText.of(text), segments);
  }

  /** As above, of a text that is folded once for all steps. */
  public List<Mention> find(NormalizedText folded, List<Segment> segments) {
    String text = folded.text();
    TokenContext neighbours = new TokenContext(text, taxonomy);
    CompoundNameFilter longerWords = new CompoundNameFilter(text, taxonomy.words());
    List<Match> hits = new ArrayList<>();
    lexicon.scan(
        folded,
        (start, end, name) -> {
          if (name.kind() == LabelType.NEGATIVE
              || mayBe(name, start, end, neighbours)
                  && !longerWords.hold(name.entity(), start, end)) {
            hits.add(new Match(start, end, name));
          }
        });
    hits.sort(LONGEST_FIRST);
    List<List<Match>> places = longest(hits);
    Map<String, Integer> sure = sure(places);
    Map<GazetteerEntry, List<Entity>> named = new IdentityHashMap<>();
    List<Mention> mentions = new ArrayList<>();
    for (List<Match> candidates : places) {
      DisambiguatedMatch best = best(candidates, sure, named);
      if (best != null && mentions.size() < MOST_MENTIONS) {
        mentions.add(mention(text, best));
      }
    }
    return misspellings.addTo(mentions, text, neighbours, sure.keySet());
  }

  private static boolean mayBe(GazetteerEntry name, int start, int end, TokenContext neighbours) {
    if (name.kind().cautious) {
      return !neighbours.makeLongerName(start, end);
    }
    return end - start > LONGEST_ACRONYM || !neighbours.areShouted(start, end);
  }

  /** The hits by place, without those inside a longer one or in the way of an earlier one. */
  private static List<List<Match>> longest(List<Match> hits) {
    List<List<Match>> places = new ArrayList<>();
    int from = -1;
    int to = -1;
    for (Match hit : hits) {
      if (hit.start() == from && hit.end() == to) {
        places.get(places.size() - 1).add(hit);
      } else if (hit.start() >= to) {
        from = hit.start();
        to = hit.end();
        places.add(new ArrayList<>(List.of(hit)));
      }
    }
    return places;
  }

  /** How often each entity is named beyond doubt. */
  private static Map<String, Integer> sure(List<List<Match>> places) {
    Map<String, Integer> sure = new HashMap<>();
    for (List<Match> candidates : places) {
      String id = onlySure(candidates);
      if (id != null) {
        sure.merge(id, 1, Integer::sum);
      }
    }
    return sure;
  }

  /** The one entity that the place names beyond doubt; null where there is none or are several. */
  private static String onlySure(List<Match> candidates) {
    String only = null;
    for (Match hit : candidates) {
      if (hit.name().kind().sure) {
        String id = hit.name().entity().id();
        if (only != null && !only.equals(id)) {
          return null;
        }
        only = id;
      }
    }
    return only;
  }

  /**
   * What is meant there; null where none of the names stands.
   *
   * @param named by family name, who of those who bear it is named in full; filled as it is asked
   */
  private static DisambiguatedMatch best(
      List<Match> candidates, Map<String, Integer> sure, Map<GazetteerEntry, List<Entity>> named) {
    Match first = candidates.get(0);
    if (candidates.size() == 1 && first.name().kind().sure) {
      return new DisambiguatedMatch(first, first.name().entity());
    }
    DisambiguatedMatch best = null;
    int most = -1;
    for (Match hit : candidates) {
      LabelType kind = hit.name().kind();
      List<Entity> entities = hit.name().bearers();
      if (kind == LabelType.SURNAME) {
        entities = named.computeIfAbsent(hit.name(), name -> inFull(name, sure));
      }
      for (Entity entity : entities) {
        int support = support(entity, sure);
        boolean stands = kind.sure || kind != LabelType.NEGATIVE && support > 0;
        if (stands && support > most && !isDenied(entity, candidates)) {
          best = new DisambiguatedMatch(hit, entity);
          most = support;
        }
      }
    }
    return best;
  }

  private static List<Entity> inFull(GazetteerEntry name, Map<String, Integer> sure) {
    return name.bearers().stream().filter(e -> sure.containsKey(e.id())).toList();
  }

  /** A phrase that means something else to one entity may well be another's name. */
  private static boolean isDenied(Entity entity, List<Match> candidates) {
    for (Match hit : candidates) {
      if (hit.name().kind() == LabelType.NEGATIVE && hit.name().entity() == entity) {
        return true;
      }
    }
    return false;
  }

  private static int support(Entity entity, Map<String, Integer> sure) {
    int support = 10 * sure.getOrDefault(entity.id(), 0);
    for (String id : entity.context()) {
      support += sure.getOrDefault(id, 0);
    }
    return support;
  }

  private static Mention mention(String text, DisambiguatedMatch meant) {
    Match hit = meant.hit();
    Entity entity = meant.entity();
    return new Mention(
        entity.id(),
        entity.type(),
        entity.name(),
        text.substring(hit.start(), hit.end()),
        hit.start(),
        hit.end(),
        hit.name().kind().rule,
        hit.name().kind().confidence);
  }
}
