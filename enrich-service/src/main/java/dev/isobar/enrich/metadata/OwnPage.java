package dev.isobar.enrich.metadata;

import dev.isobar.enrich.text.PageAddress;
import dev.isobar.enrich.text.Titles;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Tells whether a description belongs to this page or to another one: by its address and by its
 * headline.
 *
 * @param addresses the comparable addresses of this page
 * @param titles the comparable titles that this page states
 */
record OwnPage(Set<String> addresses, Set<String> titles) {
  private static final int MIN_TITLE = 6;

  static OwnPage of(Collection<String> addresses, Collection<String> titles) {
    Set<String> comparable = new HashSet<>();
    addresses.stream()
        .filter(Objects::nonNull)
        .forEach(address -> comparable.add(PageAddress.comparable(address)));
    Set<String> plain = new HashSet<>();
    titles.forEach(title -> plain.add(Titles.plain(title == null ? "" : title)));
    comparable.remove("");
    plain.remove("");
    return new OwnPage(comparable, plain);
  }

  boolean hasAddress(String address) {
    return address != null && addresses.contains(PageAddress.comparable(address));
  }

  /** Returns whether the page states this title, with or without more before or behind it. */
  boolean hasTitle(String title) {
    String plain = Titles.plain(title == null ? "" : title);
    if (plain.length() < MIN_TITLE) {
      return titles.contains(plain) && !plain.isEmpty();
    }
    for (String own : titles) {
      if (own.contains(plain) || own.length() >= MIN_TITLE * 2 && plain.contains(own)) {
        return true;
      }
    }
    return false;
  }
}
