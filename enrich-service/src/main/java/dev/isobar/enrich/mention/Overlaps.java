package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.enrich.recogniser.NameSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lets the names of the taxonomy and those that a recogniser saw share a text. The taxonomy has
 * precedence; only a longer name that is surely seen swallows the known name inside it, as
 * "University of Oxford" does with "Oxford".
 */
final class Overlaps {
  /** Below this a recogniser is wrong more often than the taxonomy. */
  private static final double SURE = 0.35;

  /** Below this a name that is not known is left out; chosen on development data. */
  private static final double LEAST = 0.45;

  /** Of the word before an organisation that says of which country it is: "United States ". */
  private static final int LONGEST_COUNTRY = 15;

  private Overlaps() {}

  /** The names that stay, in the order of the text; none overlaps another. */
  static List<SeenName> resolve(List<Mention> known, List<NameSpan> seen) {
    List<SeenName> names = new ArrayList<>();
    int next = 0;
    int free = 0;
    for (NameSpan span : seen) {
      while (next < known.size() && known.get(next).end() <= span.start()) {
        names.add(SeenName.of(known.get(next)));
        free = known.get(next++).end();
      }
      int to = next;
      while (to < known.size() && known.get(to).start() < span.end()) {
        to++;
      }
      if (span.start() < free) {
        continue;
      }
      SeenName taken = taken(span, known.subList(next, to));
      if (taken != null) {
        names.add(taken);
        free = taken.end();
        next = to;
      }
    }
    known.subList(next, known.size()).forEach(mention -> names.add(SeenName.of(mention)));
    names.sort(Comparator.comparingInt(SeenName::start));
    return names;
  }

  /** What stands at the span now; null where what was known stays as it is. */
  private static SeenName taken(NameSpan span, List<Mention> inside) {
    if (inside.isEmpty()) {
      return span.confidence() < LEAST ? null : unknown(span);
    }
    Mention last = inside.get(inside.size() - 1);
    if (span.confidence() < SURE || !isWider(span, inside) || isOrganisationOf(span, inside)) {
      return null;
    }
    boolean same = inside.stream().allMatch(mention -> mention.type() == span.type());
    return switch (span.type()) {
      case PERSON -> same && inside.size() == 1 ? known(span, last) : unknown(span);
      case PLACE -> same && last.end() == span.end() ? known(span, last) : unknown(span);
      default -> unknown(span);
    };
  }

  /** Whether the span holds all of what is known there, and more or as one. */
  private static boolean isWider(NameSpan span, List<Mention> inside) {
    Mention first = inside.get(0);
    Mention last = inside.get(inside.size() - 1);
    boolean holdsAll = span.start() <= first.start() && last.end() <= span.end();
    boolean instrument = inside.stream().anyMatch(mention -> mention.type() == Type.INSTRUMENT);
    boolean alone = inside.size() == 1;
    boolean equal = alone && first.start() == span.start() && first.end() == span.end();
    return holdsAll && !instrument && !equal;
  }

  /**
   * "Chinese Ministry of Commerce", "中国商务部": the country before a known organisation adds nothing.
   */
  private static boolean isOrganisationOf(NameSpan span, List<Mention> inside) {
    Mention last = inside.get(inside.size() - 1);
    return span.type() == Type.ORGANISATION
        && last.type() == Type.ORGANISATION
        && last.end() == span.end()
        && last.start() - span.start() <= LONGEST_COUNTRY;
  }

  /** "Special Envoy Podesta" is Podesta; "美国阿拉斯加州" is Alaska. */
  private static SeenName known(NameSpan span, Mention mention) {
    return new SeenName(span.start(), span.end(), span.type(), mention.confidence(), mention);
  }

  private static SeenName unknown(NameSpan span) {
    return new SeenName(span.start(), span.end(), span.type(), span.confidence(), null);
  }
}
