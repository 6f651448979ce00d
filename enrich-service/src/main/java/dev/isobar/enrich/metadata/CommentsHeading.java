package dev.isobar.enrich.metadata;

import java.util.regex.Pattern;

/** Finds the heading of the comments or of the other articles behind an article. */
final class CommentsHeading {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?iu)(?:\\d+\\s+)?(?:comments?|responses?|replies|kommentare?|commentaires?|comentarios|coment[áa]rios|commenti|reacties|评论|網友評論|网友评论|最新评论|相关阅读|相关新闻|related"
              + " (?:articles|posts|stories|news)|more (?:stories|news|articles).*|leave a"
              + " (?:reply|comment)|you (?:may|might) also like)(?:\\W.*)?");

  private CommentsHeading() {}

  /**
   * Returns where the comments begin in the text of a page, or a place behind its end.
   *
   * @param headline the headline of the article, or null
   */
  static int start(PageScan page, Headline headline) {
    int from = headline == null ? 0 : headline.end();
    for (PageMark mark : page.headings) {
      if (mark.start() > from
          && !mark.tag().equals("h1")
          && WORDS.matcher(page.textOf(mark)).matches()) {
        return mark.start();
      }
    }
    return Integer.MAX_VALUE;
  }
}
