package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.enrich.ner.NerSpan;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes mentions of the names that recognisers saw, beside those that the taxonomy gave: one entity
 * for each name of an article, whatever its length, script or spelling there.
 */
public final class EntityLinker {
  private final Taxonomy taxonomy;
  private final SpanMerger overlaps = new SpanMerger(this::isCountry);

  public EntityLinker(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  private boolean isCountry(Mention mention) {
    Entity entity = taxonomy.entity(mention.entity());
    return entity != null && entity.country();
  }

  /**
   * The mentions in the order of the text; none overlaps another.
   *
   * @param known what the taxonomy gave
   * @param seen what recognisers saw, in the order of the text
   */
  public List<Mention> link(String text, List<Mention> known, List<NerSpan> seen) {
    List<MentionCandidate> names = EntityTypeVote.of(text, overlaps.resolve(known, seen));
    EntityResolver entities = new EntityResolver(text, taxonomy, names);
    List<Mention> mentions = new ArrayList<>();
    for (MentionCandidate name : names) {
      Mention mention = mention(text, name, entities);
      if (mention != null && mentions.size() < GazetteerMatcher.MOST_MENTIONS) {
        mentions.add(mention);
      }
    }
    return RepeatedMentionFinder.addTo(mentions, text);
  }

  private Mention mention(String text, MentionCandidate name, EntityResolver entities) {
    Mention known = name.known();
    EntityResolver.ResolvedEntity linked = entities.of(name);
    if (linked == null) {
      return null;
    }
    if (known != null
        && known.entity().equals(linked.id())
        && known.start() == name.start()
        && known.end() == name.end()) {
      return known;
    }
    Entity listed = taxonomy.entity(linked.id());
    return new Mention(
        linked.id(),
        linked.type(),
        listed != null ? listed.name() : linked.name(),
        text.substring(name.start(), name.end()),
        name.start(),
        name.end(),
        linked.rule(),
        Math.round(name.confidence() * 100) / 100.0);
  }
}
