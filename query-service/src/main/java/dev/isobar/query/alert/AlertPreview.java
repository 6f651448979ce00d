package dev.isobar.query.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.query.article.ArticleItem;
import java.util.List;

/**
 * Says what an alert would have matched.
 *
 * @param articles how many articles
 * @param exact whether these are all; otherwise at least so many, in {@code days}
 * @param days of how many days, the last ones, at most 30; at least 1 if exact
 * @param perDay articles a day
 * @param limit alerts that match more articles a day are refused
 * @param tooBroad whether this one would be
 * @param mentionedBefore entities whose first mention is over; null unless the alert is about first
 *     mentions
 * @param items the newest articles
 */
@JsonPropertyOrder(alphabetic = false)
record AlertPreview(
    int articles,
    boolean exact,
    double days,
    double perDay,
    int limit,
    boolean tooBroad,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<String> mentionedBefore,
    List<ArticleItem> items) {
  AlertPreview {
    items = List.copyOf(items);
  }
}
