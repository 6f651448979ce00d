package dev.isobar.enrich.text;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Marks readers' comments by the heading above them, so that they never outweigh the article. */
final class CommentDetector {
  /** Least prose before a heading of comments, see {@link Block#weigh}. */
  private static final int MIN_BEFORE = 200;

  private static final int MAX_HEADING = 70;

  private static final String COMMENTS =
      "(?:comments?|kommentare?|leserkommentare|commentaires?|comentarios?|comentários?|commenti?|komentarz[ey]?|комментари[йяев]+|отзыв(?:а|ов|ы)?|reacties|kommentarer|条?(?:评论|留言|跟帖)|コメント)";

  /** Words that an article counts too, as in "7 Antworten zu den neuen Regeln". */
  private static final String ANSWERS =
      "(?:responses?|replies|reactions?|antworten|réactions?|respuestas?|respostas?|条?回复)";

  private static final String NUMBER = "\\(?\\d[\\d.,]*\\)?";
  private static final Pattern HEADING =
      Pattern.compile(
          "(?iu)[\\p{P}\\p{S}\\s]*(?:(?:"
              + NUMBER
              + "|no|one|show|view|all)\\s*(?:"
              + COMMENTS
              + "(?: (?:on|to|zu|sur|a|en) .*)?|thoughts? on .*|"
              + ANSWERS
              + ")|"
              + "(?:comments?|reader(?:s['’]?|['’]s)? (?:comments?|say|reactions?|opinions?)|leserkommentare|kommentare|commentaires|vos réactions|comentarios|comentários|commenti|комментарии|отзывы|komentarze|reacties|(?:网友|读者|最新|全部|热门|精彩)?(?:评论|留言|跟帖)(?:区|列表)?|コメント)\\s*(?:[(（:]?\\s*\\d*\\s*[)）]?)"
              + ")[\\p{P}\\p{S}\\s]*");

  /** A heading that counts comments and says nothing else: "3 comments", "Kommentare (3)". */
  private static final Pattern COUNT =
      Pattern.compile(
          "(?iu)[\\p{P}\\p{S}\\s]*(?:"
              + NUMBER
              + "\\s*"
              + COMMENTS
              + "|"
              + COMMENTS
              + "\\s*[(（:]?\\s*\\d+\\s*[)）]?)[\\p{P}\\p{S}\\s]*");

  /** Invitations to comment, which are a heading only where the markup says so. */
  private static final Pattern INVITATION =
      Pattern.compile(
          "(?iu)[\\p{P}\\p{S}\\s]*(?:join the (?:conversation|discussion)|leave a (?:reply|comment)|post a comment|what do you think\\?|(?:schreiben? sie|verfassen sie) (?:einen|ihren) kommentar|laissez? un commentaire|deja (?:un|tu) comentario|deixe (?:um|o seu|seu) comentário|lascia un commento|добавить (?:комментарий|отзыв)|发表评论)[\\p{P}\\p{S}\\s]*");

  private final List<Block> blocks;
  private final BlockRanges ranges;
  private final int[] nextProse;

  private CommentDetector(Document page, List<Block> blocks) {
    this.blocks = blocks;
    this.ranges = new BlockRanges(page, blocks);
    this.nextProse = nextProse(blocks);
  }

  static void mark(Document page, List<Block> blocks) {
    CommentDetector detector = null;
    int before = 0;
    int body = -1;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.isBoilerplate()) {
        continue;
      }
      if (before >= MIN_BEFORE
          && block.text().length() <= MAX_HEADING
          && block.linkDensity() < 0.5
          && !block.endsLikeSentence()
          && isHeading(block)) {
        detector = detector == null ? new CommentDetector(page, blocks) : detector;
        detector.markBelow(i, body);
      }
      if (block.isProse()) {
        before += block.weight();
        body = i;
      }
    }
  }

  /**
   * Marks what follows a heading in the smallest element that holds text after it. Amid the
   * article's paragraphs only a heading begins them that counts comments, and does nothing else, or
   * that an invitation to comment follows.
   *
   * @param body the last paragraph before the heading
   */
  private void markBelow(int heading, int body) {
    int next = nextProse[heading];
    if (next < 0) {
      return;
    }
    Block block = blocks.get(heading);
    Element section = block.parent();
    while (section != null && ranges.of(section).last() < next) {
      section = section.parent();
    }
    boolean counts =
        block.kind() == Block.Kind.HEADING
            && (COUNT.matcher(block.text().strip()).matches()
                || heading + 1 < blocks.size()
                    && INVITATION.matcher(blocks.get(heading + 1).text().strip()).matches());
    Element container = MainElement.container(blocks.get(body).parent());
    if (section == null || !counts && MainElement.contains(section, container)) {
      return;
    }
    for (int i = heading; i <= ranges.of(section).last(); i++) {
      if (!blocks.get(i).isBoilerplate()) {
        blocks.set(i, blocks.get(i).removedAs("comments"));
      }
    }
  }

  /** Returns the index of the next paragraph after each block, or -1. */
  private static int[] nextProse(List<Block> blocks) {
    int[] next = new int[blocks.size()];
    int prose = -1;
    for (int i = blocks.size() - 1; i >= 0; i--) {
      next[i] = prose;
      prose = blocks.get(i).isProse() ? i : prose;
    }
    return next;
  }

  private static boolean isHeading(Block block) {
    String text = block.text().strip();
    return HEADING.matcher(text).matches()
        || block.kind() == Block.Kind.HEADING && INVITATION.matcher(text).matches();
  }
}
