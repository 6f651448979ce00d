package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Segment;
import dev.isobar.enrich.mention.Name.Kind;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.FoldedText;
import dev.isobar.enrich.taxonomy.Lexicon;
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
public final class MentionFinder {
  /** More than any article holds; a list of names of that length is no news. */
  static final int MOST_MENTIONS = 5_000;

  private static final int LONGEST_ACRONYM = 3;

  private record Hit(int start, int end, Name name) {}

  private record Meant(Hit hit, Entity entity) {}

  private static final Comparator<Hit> LONGEST_FIRST =
      Comparator.comparingInt(Hit::start).thenComparingInt(hit -> -hit.end());

  private final Taxonomy taxonomy;
  private final Lexicon<Name> lexicon;
  private final Misspellings misspellings;

  public MentionFinder(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.lexicon = Names.lexicon(taxonomy);
    this.misspellings = new Misspellings(taxonomy);
  }

  /** The mentions in the order of the text; none overlaps another. */
  public List<Mention> find(String text, List<Segment> segments) {
    return find(FoldedText.of(text), segments);
  }

  /** As above, of a text that is folded once for all steps. */
  public List<Mention> find(FoldedText folded, List<Segment> segments) {
    String text = folded.text();
    Neighbours neighbours = new Neighbours(text, taxonomy);
    LongerWords longerWords = new LongerWords(text, taxonomy.words());
    List<Hit> hits = new ArrayList<>();
    lexicon.scan(
        folded,
        (start, end, name) -> {
          if (name.kind() == Kind.NEGATIVE
              || mayBe(name, start, end, neighbours)
                  && !longerWords.hold(name.entity(), start, end)) {
            hits.add(new Hit(start, end, name));
          }
        });
    hits.sort(LONGEST_FIRST);
    List<List<Hit>> places = longest(hits);
    Map<String, Integer> sure = sure(places);
    Map<Name, List<Entity>> named = new IdentityHashMap<>();
    List<Mention> mentions = new ArrayList<>();
    for (List<Hit> candidates : places) {
      Meant best = best(candidates, sure, named);
      if (best != null && mentions.size() < MOST_MENTIONS) {
        mentions.add(mention(text, best));
      }
    }
    return misspellings.addTo(mentions, text, neighbours, sure.keySet());
  }

  private static boolean mayBe(Name name, int start, int end, Neighbours neighbours) {
    if (name.kind().cautious) {
      return !neighbours.makeLongerName(start, end);
    }
    return end - start > LONGEST_ACRONYM || !neighbours.areShouted(start, end);
  }

  /** The hits by place, without those inside a longer one or in the way of an earlier one. */
  private static List<List<Hit>> longest(List<Hit> hits) {
    List<List<Hit>> places = new ArrayList<>();
    int from = -1;
    int to = -1;
    for (Hit hit : hits) {
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
  private static Map<String, Integer> sure(List<List<Hit>> places) {
    Map<String, Integer> sure = new HashMap<>();
    for (List<Hit> candidates : places) {
      String id = onlySure(candidates);
      if (id != null) {
        sure.merge(id, 1, Integer::sum);
      }
    }
    return sure;
  }

  /** The one entity that the place names beyond doubt; null where there is none or are several. */
  private static String onlySure(List<Hit> candidates) {
    String only = null;
    for (Hit hit : candidates) {
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
  private static Meant best(
      List<Hit> candidates, Map<String, Integer> sure, Map<Name, List<Entity>> named) {
    Hit first = candidates.get(0);
    if (candidates.size() == 1 && first.name().kind().sure) {
      return new Meant(first, first.name().entity());
    }
    Meant best = null;
    int most = -1;
    for (Hit hit : candidates) {
      Kind kind = hit.name().kind();
      List<Entity> entities = hit.name().bearers();
      if (kind == Kind.SURNAME) {
        entities = named.computeIfAbsent(hit.name(), name -> inFull(name, sure));
      }
      for (Entity entity : entities) {
        int support = support(entity, sure);
        boolean stands = kind.sure || kind != Kind.NEGATIVE && support > 0;
        if (stands && support > most && !isDenied(entity, candidates)) {
          best = new Meant(hit, entity);
          most = support;
        }
      }
    }
    return best;
  }

  private static List<Entity> inFull(Name name, Map<String, Integer> sure) {
    return name.bearers().stream().filter(e -> sure.containsKey(e.id())).toList();
  }

  /** A phrase that means something else to one entity may well be another's name. */
  private static boolean isDenied(Entity entity, List<Hit> candidates) {
    for (Hit hit : candidates) {
      if (hit.name().kind() == Kind.NEGATIVE && hit.name().entity() == entity) {
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

  private static Mention mention(String text, Meant meant) {
    Hit hit = meant.hit();
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
