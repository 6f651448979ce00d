package dev.isobar.enrich.text;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Marks readers' comments by the heading above them, so that they never outweigh the article. */
final class CommentDetector {
  /** Least prose before a heading of comments, see {@link Block#weigh}. */
  private static final int MIN_BEFORE = 200;

  private static final int MAX_HEADING = 70;

  private static final String COMMENTS =
      "(?:comments?|responses?|replies|reactions?|thoughts? on .*|kommentare?|antworten|leserkommentare|commentaires?|réactions?|comentarios?|respuestas?|comentários?|respostas?|commenti?|komentarz[ey]?|комментари[йяев]+|отзыв(?:а|ов|ы)?|reacties|kommentarer|条?(?:评论|回复|留言|跟帖)|コメント)";
  private static final Pattern HEADING =
      Pattern.compile(
          "(?iu)[\\p{P}\\p{S}\\s]*(?:(?:\\(?\\d[\\d.,]*\\)?|no|one|show|view|all)\\s*"
              + COMMENTS
              + "(?: (?:on|to|zu|sur|a|en) .*)?|"
              + "(?:comments?|reader(?:s['’]?|['’]s)? (?:comments?|say|reactions?|opinions?)|leserkommentare|kommentare|commentaires|vos réactions|comentarios|comentários|commenti|комментарии|отзывы|komentarze|reacties|(?:网友|读者|最新|全部|热门|精彩)?(?:评论|留言|跟帖)(?:区|列表)?|コメント)\\s*(?:[(（:]?\\s*\\d*\\s*[)）]?)"
              + ")[\\p{P}\\p{S}\\s]*");

  /** Invitations to comment, which are a heading only where the markup says so. */
  private static final Pattern INVITATION =
      Pattern.compile(
          "(?iu)[\\p{P}\\p{S}\\s]*(?:join the (?:conversation|discussion)|leave a (?:reply|comment)|post a comment|what do you think\\?|(?:schreiben? sie|verfassen sie) (?:einen|ihren) kommentar|laissez? un commentaire|deja (?:un|tu) comentario|deixe (?:um|o seu|seu) comentário|lascia un commento|добавить (?:комментарий|отзыв)|发表评论)[\\p{P}\\p{S}\\s]*");

  private CommentDetector() {}

  static void mark(List<Block> blocks) {
    int before = 0;
    Element body = null;
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
        markBelow(i, body, blocks);
      }
      if (block.isProse()) {
        before += block.weight();
        body = MainElement.container(block.parent());
      }
    }
  }

  /**
   * Marks what follows a heading in the smallest element that holds text after it. A line that only
   * invites to comment stands amid the article's paragraphs; a heading does not.
   */
  private static void markBelow(int heading, Element body, List<Block> blocks) {
    Element section = blocks.get(heading).parent();
    while (section != null && !holdsProseAfter(section, heading, blocks)) {
      section = section.parent();
    }
    boolean isHeading = blocks.get(heading).kind() == Block.Kind.HEADING;
    if (section == null || !isHeading && MainElement.contains(section, body)) {
      return;
    }
    for (int i = heading; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (!block.isBoilerplate() && MainElement.contains(section, block.parent())) {
        blocks.set(i, block.removedAs("comments"));
      }
    }
  }

  private static boolean isHeading(Block block) {
    String text = block.text().strip();
    return HEADING.matcher(text).matches()
        || block.kind() == Block.Kind.HEADING && INVITATION.matcher(text).matches();
  }

  private static boolean holdsProseAfter(Element section, int heading, List<Block> blocks) {
    for (int i = heading + 1; i < blocks.size(); i++) {
      if (!MainElement.contains(section, blocks.get(i).parent())) {
        return false;
      }
      if (blocks.get(i).isProse()) {
        return true;
      }
    }
    return false;
  }
}
