package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.enrich.ner.NerSpan;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates mentions from the names found by recognisers, in addition to those from the taxonomy. All
 * names of one entity in an article get one id, whatever their length, script or spelling.
 */
public final class EntityLinker {
  private final Taxonomy taxonomy;
  private final MentionMerger spanMerger = new MentionMerger(this::isCountry);

  public EntityLinker(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  private boolean isCountry(Mention mention) {
    Entity entity = taxonomy.entity(mention.entity());
    return entity != null && entity.country();
  }

  /**
   * Returns the mentions in text order, without overlaps.
   *
   * @param known the mentions from the taxonomy
   * @param recognised the names from the recognisers, in text order
   */
  public List<Mention> link(String text, List<Mention> known, List<NerSpan> recognised) {
    List<MentionCandidate> names =
        EntityTypeVote.of(
            text, spanMerger.resolve(text, known, RecognisedNames.of(text, recognised)));
    NameCoreference entities = new NameCoreference(text, taxonomy, names);
    List<Mention> mentions = new ArrayList<>();
    for (MentionCandidate name : names) {
      Mention mention = mention(text, name, entities);
      if (mention != null && mentions.size() < GazetteerMatcher.MAX_MENTIONS) {
        mentions.add(mention);
      }
    }
    return RepeatedMentionFinder.addTo(mentions, text).stream()
        .map(MentionConfidence::calibrated)
        .toList();
  }

  private Mention mention(String text, MentionCandidate name, NameCoreference entities) {
    Mention known = name.known();
    NameCoreference.ResolvedEntity resolved = entities.of(name);
    if (resolved == null) {
      return null;
    }
    if (known != null
        && known.entity().equals(resolved.id())
        && known.start() == name.start()
        && known.end() == name.end()) {
      return known;
    }
    Entity listed = taxonomy.entity(resolved.id());
    return new Mention(
        resolved.id(),
        resolved.type(),
        listed != null ? listed.name() : resolved.name(),
        text.substring(name.start(), name.end()),
        name.start(),
        name.end(),
        resolved.rule(),
        Math.round(name.confidence() * 100) / 100.0);
  }
}
