package dev.isobar.enrich.metadata;

import dev.isobar.enrich.text.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Selects the authors. The site, its publisher, an agency or a desk are no author beside a person;
 * alone they are, marked as an organisation in the evidence.
 */
final class AuthorSelector {
  private static final double ORGANISATION_DEDUCTION = 0.5;
  private static final double ONE_WORD_DEDUCTION = 0.12;
  private static final double INITIALS_DEDUCTION = 0.25;

  /** Greatest length of an abbreviated name, in characters. */
  private static final int INITIALS = 3;

  private static final double AGREEMENT_BONUS = 0.06;

  private AuthorSelector() {}

  /**
   * Returns the candidates without what is no author, best first.
   *
   * @param sites the names of the site and its publisher
   * @param host the host of the page, or an empty string
   */
  static List<ScoredValue<List<String>>> ranked(
      List<ScoredValue<List<String>>> authors, List<ScoredValue<String>> sites, String host) {
    Set<String> plainSites = new HashSet<>();
    sites.forEach(site -> plainSites.add(Titles.plain(site.value())));
    String domain = Titles.plain(SiteName.label(host));
    List<ScoredValue<List<String>>> ranked = new ArrayList<>();
    for (ScoredValue<List<String>> stated : authors) {
      List<String> people = new ArrayList<>();
      List<String> organisations = new ArrayList<>();
      for (String name : stated.value()) {
        boolean known = isSite(name, plainSites, domain) || AuthorName.isOrganisation(name);
        (known ? organisations : people).add(name);
      }
      if (!people.isEmpty()) {
        boolean full = people.stream().anyMatch(AuthorName::isFullName);
        boolean initials = people.stream().allMatch(name -> name.length() <= INITIALS);
        double deduction = full ? 0 : initials ? INITIALS_DEDUCTION : ONE_WORD_DEDUCTION;
        ranked.add(
            new ScoredValue<>(
                List.copyOf(people), stated.confidence() - deduction, stated.evidence()));
      } else if (stated.evidence().startsWith("organisation")) {
        ranked.add(stated);
      } else {
        ranked.add(
            new ScoredValue<>(
                organisations,
                stated.confidence() - ORGANISATION_DEDUCTION,
                "organisation, " + stated.evidence()));
      }
    }
    List<ScoredValue<List<String>>> supported = new ArrayList<>();
    for (ScoredValue<List<String>> candidate : ranked) {
      boolean agreed =
          ranked.stream()
              .anyMatch(
                  o ->
                      !o.evidence().equals(candidate.evidence())
                          && same(o.value(), candidate.value()));
      supported.add(
          new ScoredValue<>(
              candidate.value(),
              Math.max(0.05, candidate.confidence() + (agreed ? AGREEMENT_BONUS : 0)),
              candidate.evidence()));
    }
    supported.sort(Comparator.comparingDouble((ScoredValue<List<String>> c) -> -c.confidence()));
    return supported;
  }

  private static boolean isSite(String name, Set<String> sites, String domain) {
    String plain = Titles.plain(name);
    if (sites.contains(plain) || plain.length() > 3 && domain.startsWith(plain)) {
      return true;
    }
    for (String word : name.split("\\s+")) {
      if (domain.length() >= 3 && Titles.plain(word).equals(domain)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(List<String> one, List<String> other) {
    return one.size() == other.size() && plain(one).equals(plain(other));
  }

  private static Set<String> plain(List<String> names) {
    Set<String> plain = new HashSet<>();
    names.forEach(name -> plain.add(Titles.plain(name)));
    return plain;
  }
}
