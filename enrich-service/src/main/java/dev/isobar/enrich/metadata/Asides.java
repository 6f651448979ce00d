package dev.isobar.enrich.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * Holds the places in the text of a page that belong to something other than the article: comments,
 * menus, lists of other articles, and what stands beside the article, such as a sidebar.
 */
final class Asides {
  /** Greatest length of a box with date and author, in characters. */
  private static final int SMALL_BOX = 300;

  /** How far from the headline such a box stands, in characters. */
  private static final int BEFORE_HEADLINE = 500;

  private static final int BEHIND_HEADLINE = 1_500;

  /** Ranges of comments, menus and lists: in order, not overlapping. */
  private final List<int[]> others = new ArrayList<>();

  /** Ranges of what stands beside the article: in order, not overlapping. */
  private final List<int[]> beside = new ArrayList<>();

  /** The elements of both, with their places, also those within another one. */
  private final Map<Element, PageMark> elements = new HashMap<>();

  /** Adds an element that ended, if it is one of these. */
  void add(PageMark mark) {
    if (mark.is(ElementRoles.ASIDE | ElementRoles.BESIDE_ARTICLE)) {
      elements.put(mark.element(), mark);
      add(mark.is(ElementRoles.ASIDE) ? others : beside, mark);
    }
  }

  /** Adds a range in place of those within it, which are the last ones. */
  private static void add(List<int[]> ranges, PageMark mark) {
    while (!ranges.isEmpty() && ranges.get(ranges.size() - 1)[0] >= mark.start()) {
      ranges.remove(ranges.size() - 1);
    }
    ranges.add(new int[] {mark.start(), mark.end()});
  }

  boolean contain(int at) {
    return isIn(others, at) || isIn(beside, at);
  }

  /** Returns whether an element is one of these or within one. */
  boolean contain(Element element) {
    for (Element up = element; up != null && !elements.isEmpty(); up = up.parent()) {
      if (elements.containsKey(up)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a place belongs to comments, a menu or a list of other articles. */
  boolean containAsOther(int at) {
    return isIn(others, at);
  }

  /** Searches the ranges, which are in order and do not overlap, in halves. */
  private static boolean isIn(List<int[]> ranges, int at) {
    int low = 0;
    int high = ranges.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (ranges.get(middle)[0] <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && at < ranges.get(low - 1)[1];
  }

  /**
   * Counts as the article what contains the headline, whatever its name, and small boxes near it,
   * which hold date and author.
   */
  void keep(Headline headline) {
    int at = headline.start();
    others.removeIf(aside -> at >= aside[0] && at < aside[1]);
    beside.removeIf(box -> at >= box[0] && at < box[1] || isBox(box[0], box[1], headline));
    elements
        .values()
        .removeIf(
            other ->
                at >= other.start() && at < other.end()
                    || !other.is(ElementRoles.ASIDE)
                        && isBox(other.start(), other.end(), headline));
  }

  private static boolean isBox(int start, int end, Headline headline) {
    return end - start <= SMALL_BOX
        && start > headline.start() - BEFORE_HEADLINE
        && start < headline.end() + BEHIND_HEADLINE;
  }
}
