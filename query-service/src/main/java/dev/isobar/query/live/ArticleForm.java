package dev.isobar.query.live;

/**
 * Says how a subscriber gets articles.
 *
 * @param light whether without their texts, see {@link SseData#light}
 * @param left whether articles that do not match are named: an earlier revision may have matched
 */
record ArticleForm(boolean light, boolean left) {

  /** Returns what is sent of an article; null if nothing is. */
  LiveArticle of(LiveArticle article, boolean matches) {
    return matches ? article : left ? article.left() : null;
  }
}
