package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.mention.GazetteerEntry.LabelType;
import dev.isobar.enrich.ner.NerSpan;
import dev.isobar.enrich.taxonomy.PersonNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Merges the mentions from the taxonomy with the names from a recogniser. The taxonomy takes
 * precedence. Only a longer name of sufficient confidence replaces the known name inside it, as
 * "University of Oxford" replaces "Oxford".
 */
final class MentionMerger {
  /** Least confidence of a longer name; below it, the known name inside is right more often. */
  private static final double MIN_WIDER = 0.05;

  /**
   * Least confidence at which a recogniser may turn a place into an organisation, such as its team
   * or its government.
   */
  private static final double MIN_TYPE_CHANGE = 0.9;

  /** Least confidence of an unknown name; chosen on development data. */
  private static final double MIN_UNKNOWN = 0.5;

  /**
   * Longest prefix that names the country of an organisation, such as "United States ", in
   * characters.
   */
  private static final int MAX_COUNTRY_LENGTH = 15;

  private final Predicate<Mention> isCountry;

  /**
   * Creates the merger.
   *
   * @param isCountry whether a mention is a country
   */
  MentionMerger(Predicate<Mention> isCountry) {
    this.isCountry = isCountry;
  }

  /** Returns the resulting names in text order, without overlaps. */
  List<MentionCandidate> resolve(String text, List<Mention> known, List<NerSpan> recognised) {
    List<MentionCandidate> names = new ArrayList<>();
    int next = 0;
    int freeFrom = 0;
    for (NerSpan span : recognised) {
      while (next < known.size() && known.get(next).end() <= span.start()) {
        names.add(MentionCandidate.of(known.get(next)));
        freeFrom = known.get(next++).end();
      }
      int to = next;
      while (to < known.size() && known.get(to).start() < span.end()) {
        to++;
      }
      if (span.start() < freeFrom) {
        continue;
      }
      MentionCandidate replacement = replacement(text, span, known.subList(next, to));
      if (replacement != null) {
        names.add(replacement);
        freeFrom = replacement.end();
        next = to;
      }
    }
    known.subList(next, known.size()).forEach(mention -> names.add(MentionCandidate.of(mention)));
    names.sort(Comparator.comparingInt(MentionCandidate::start));
    return names;
  }

  /** Returns the name that replaces the known ones inside the span, or null if those remain. */
  private MentionCandidate replacement(String text, NerSpan span, List<Mention> inside) {
    if (inside.isEmpty()) {
      return span.confidence() < MIN_UNKNOWN ? null : unknown(span);
    }
    Mention first = inside.get(0);
    Mention last = inside.get(inside.size() - 1);
    boolean coversAll = span.start() <= first.start() && last.end() <= span.end();
    boolean instrument = inside.stream().anyMatch(mention -> mention.type() == Type.INSTRUMENT);
    if (!coversAll || instrument || span.confidence() < MIN_WIDER) {
      return null;
    }
    if (first.start() == span.start() && first.end() == span.end()) {
      boolean becomesOrganisation = first.type() == Type.PLACE && span.type() == Type.ORGANISATION;
      return becomesOrganisation && span.confidence() >= MIN_TYPE_CHANGE ? unknown(span) : null;
    }
    if (isOrganisationOf(span, inside)) {
      boolean prefixed = HanText.hasHan(last.text()) && last.end() == span.end();
      return prefixed && inside.size() == 1 ? known(span, last) : null;
    }
    if (isListOfPersons(span, inside)) {
      return null;
    }
    return isSamePerson(text, span, inside) || isChain(span, inside)
        ? known(span, last)
        : unknown(span);
  }

  /** Returns whether the span is a list of known persons without separators. */
  private static boolean isListOfPersons(NerSpan span, List<Mention> inside) {
    return span.type() == Type.PERSON
        && inside.size() > 1
        && inside.stream().allMatch(mention -> mention.type() == Type.PERSON);
  }

  /**
   * Returns whether the span is one known person with a title, as in "Special Envoy Podesta" and
   * 习近平主席, but not "Otto von der Leyen", "John Kerry Jr" or 王毅夫, which are others. A misspelt known
   * name is known with its given name.
   */
  private static boolean isSamePerson(String text, NerSpan span, List<Mention> inside) {
    Mention known = inside.get(0);
    if (span.type() != Type.PERSON || inside.size() != 1 || known.type() != Type.PERSON) {
      return false;
    }
    if (known.rule().equals(LabelType.NOISE.rule)) {
      return true;
    }
    String before = text.substring(span.start(), known.start()).strip();
    String after = text.substring(known.end(), span.end()).strip();
    if (HanText.hasHan(known.text())) {
      return !before.endsWith("·") && (after.isEmpty() || BareName.beginsWithHanTitle(after));
    }
    String word = before.substring(before.lastIndexOf(' ') + 1);
    boolean titled =
        word.isEmpty()
            || BareName.isTitleWord(word)
            || Character.isLowerCase(word.charAt(0)) && known.text().indexOf(' ') > 0
            || known.text().indexOf(' ') > 0 && !isGivenName(before);
    return titled && (after.isEmpty() || !Character.isUpperCase(after.charAt(0)));
  }

  /** Returns whether the first word is a given name. */
  private static boolean isGivenName(String words) {
    String first = words.split(" ", 2)[0];
    return PersonNames.bundled().given().contains(first.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns whether the span consists of adjacent places. It then means the last one: "美国阿拉斯加州" is
   * Alaska.
   */
  private static boolean isChain(NerSpan span, List<Mention> inside) {
    int known = inside.stream().mapToInt(mention -> mention.end() - mention.start()).sum();
    return span.type() == Type.PLACE
        && inside.stream().allMatch(mention -> mention.type() == Type.PLACE)
        && known == span.end() - span.start();
  }

  /**
   * Returns whether the span is a known organisation that at most its country or a word like 国立
   * precedes: "Chinese Ministry of Commerce", "中国商务部条约司", but not "台州市民航局". A department of a
   * public body is rarely useful as an entity of its own; readers look for the whole body.
   */
  private boolean isOrganisationOf(NerSpan span, List<Mention> inside) {
    List<Mention> organisations =
        inside.stream().filter(mention -> mention.type() == Type.ORGANISATION).toList();
    return span.type() == Type.ORGANISATION
        && organisations.size() == 1
        && organisations.get(0).start() - span.start() <= MAX_COUNTRY_LENGTH
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
