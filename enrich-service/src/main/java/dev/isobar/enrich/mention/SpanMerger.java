package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.ner.NerSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lets the names of the taxonomy and those that a recogniser saw share a text. The taxonomy has
 * precedence; only a longer name that is surely seen swallows the known name inside it, as
 * "University of Oxford" does with "Oxford".
 */
final class SpanMerger {
  /** Below this a longer name is wrong more often than the known one inside it. */
  private static final double LEAST_WIDER = 0.05;

  /** From here on a recogniser may say that a place means its team or its government here. */
  private static final double SURE = 0.9;

  /** Below this a name that is not known is left out; chosen on development data. */
  private static final double LEAST = 0.5;

  /** Of the word before an organisation that says of which country it is: "United States ". */
  private static final int LONGEST_COUNTRY = 15;

  private final Predicate<Mention> isCountry;

  /**
   * @param isCountry whether a mention is of a country
   */
  SpanMerger(Predicate<Mention> isCountry) {
    this.isCountry = isCountry;
  }

  /** The names that stay, in the order of the text; none overlaps another. */
  List<MentionCandidate> resolve(List<Mention> known, List<NerSpan> seen) {
    List<MentionCandidate> names = new ArrayList<>();
    int next = 0;
    int free = 0;
    for (NerSpan span : seen) {
      while (next < known.size() && known.get(next).end() <= span.start()) {
        names.add(MentionCandidate.of(known.get(next)));
        free = known.get(next++).end();
      }
      int to = next;
      while (to < known.size() && known.get(to).start() < span.end()) {
        to++;
      }
      if (span.start() < free) {
        continue;
      }
      MentionCandidate taken = taken(span, known.subList(next, to));
      if (taken != null) {
        names.add(taken);
        free = taken.end();
        next = to;
      }
    }
    known.subList(next, known.size()).forEach(mention -> names.add(MentionCandidate.of(mention)));
    names.sort(Comparator.comparingInt(MentionCandidate::start));
    return names;
  }

  /** What stands at the span now; null where what was known stays as it is. */
  private MentionCandidate taken(NerSpan span, List<Mention> inside) {
    if (inside.isEmpty()) {
      return span.confidence() < LEAST ? null : unknown(span);
    }
    Mention first = inside.get(0);
    Mention last = inside.get(inside.size() - 1);
    boolean holdsAll = span.start() <= first.start() && last.end() <= span.end();
    boolean instrument = inside.stream().anyMatch(mention -> mention.type() == Type.INSTRUMENT);
    if (!holdsAll || instrument || span.confidence() < LEAST_WIDER) {
      return null;
    }
    if (first.start() == span.start() && first.end() == span.end()) {
      boolean other = first.type() == Type.PLACE && span.type() == Type.ORGANISATION;
      return other && span.confidence() >= SURE ? unknown(span) : null;
    }
    if (isOrganisationOf(span, inside)) {
      boolean prefixed = HanText.hasHan(last.text()) && last.end() == span.end();
      return prefixed && inside.size() == 1 ? known(span, last) : null;
    }
    return isSamePerson(span, inside) || isChain(span, inside) ? known(span, last) : unknown(span);
  }

  /** "Special Envoy Podesta" is Podesta. */
  private static boolean isSamePerson(NerSpan span, List<Mention> inside) {
    return span.type() == Type.PERSON && inside.size() == 1 && inside.get(0).type() == Type.PERSON;
  }

  /** "美国阿拉斯加州" is Alaska, the last of places that follow each other without a gap. */
  private static boolean isChain(NerSpan span, List<Mention> inside) {
    int known = inside.stream().mapToInt(mention -> mention.end() - mention.start()).sum();
    return span.type() == Type.PLACE
        && inside.stream().allMatch(mention -> mention.type() == Type.PLACE)
        && known == span.end() - span.start();
  }

  /**
   * A known organisation with no more than its country or a word like 国立 before it: "Chinese
   * Ministry of Commerce", "中国商务部条约司", but not "台州市民航局". A part of a state's organisation is rarely
   * worth an entity of its own; the whole is what a desk asks for.
   */
  private boolean isOrganisationOf(NerSpan span, List<Mention> inside) {
    List<Mention> organisations =
        inside.stream().filter(mention -> mention.type() == Type.ORGANISATION).toList();
    return span.type() == Type.ORGANISATION
        && organisations.size() == 1
        && organisations.get(0).start() - span.start() <= LONGEST_COUNTRY
        && (inside.size() > 1 || organisations.get(0).end() == span.end())
        && inside.stream().allMatch(m -> m.type() == Type.ORGANISATION || isCountry.test(m));
  }

  private static MentionCandidate known(NerSpan span, Mention mention) {
    return new MentionCandidate(
        span.start(), span.end(), span.type(), mention.confidence(), mention);
  }

  private static MentionCandidate unknown(NerSpan span) {
    return new MentionCandidate(span.start(), span.end(), span.type(), span.confidence(), null);
  }
}
