package dev.isobar.enrich.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Marks the boxes that ask readers for something: consent to cookies, a subscription, an address
 * for a newsletter. One line that says so gives away the box around it, whatever its class. All
 * boxes together hold no more than half of a page's text, so that an article never becomes empty.
 */
final class NoticeDetector {
  /** Largest box of a paywall or newsletter, see {@link Block#weigh}. */
  private static final int MAX_BOX = 900;

  /** Largest share of a page's text in such a box. */
  private static final double MAX_SHARE = 0.3;

  /** Largest text about consent. */
  private static final int MAX_CONSENT = 6000;

  /** Largest share of a page's text in all boxes. */
  private static final double MAX_ALL = 0.5;

  /** Longest paragraph of a notice, in characters. */
  private static final int MAX_TEXT = 1500;

  /** Different words about consent that make a box one. */
  private static final int CONSENT_WORDS = 3;

  /** Headings about consent that are followed on a page; a real page has one or two. */
  private static final int MAX_HEADINGS = 20;

  private static final int NOTICES =
      NoticeWords.CONSENT | NoticeWords.PAYWALL | NoticeWords.NEWSLETTER;

  /** Shortest title that need not be marked up as a heading, in characters. */
  private static final int SHORTEST_TITLE = 12;

  private static final Pattern CONSENT_HEADING =
      Pattern.compile(
          "(?iu)(?:we|.{2,30}) (?:value|respect|care about)s? your privacy|(?:your |manage (?:your )?)?(?:privacy|cookies?|consent)(?: (?:preferences?|settings?|cent(?:er|re)|choices?|notice|options?|consent|policy|preference cent(?:er|re)|and cookies?))*|manage (?:your )?(?:cookie |consent |privacy )?(?:preferences|settings|consent|choices)|(?:this (?:web)?site|we) uses? cookies|cookies? (?:on|and) .{1,30}|your (?:data|privacy),? your (?:choice|control|rules)"
              + "|(?:ihre |deine )?(?:privatsphäre|datenschutz|cookies?)[ -]?(?:einstellungen|hinweise?|präferenzen|ist uns wichtig)?|wir (?:respektieren|schätzen) ihre privatsphäre|(?:nous respectons )?votre vie privée|gestion des cookies|(?:su|tu) privacidad.{0,30}|(?:sua )?privacidade.{0,30}|(?:la tua )?privacy.{0,20}|隐私(?:设置|偏好|政策|保护)?|cookie ?设置");

  private final Set<Element> aroundTitles = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Block> blocks;
  private final BlockRanges ranges;
  private final ProseContainers containers;
  private final String title;
  private final int[] consentWords;
  private int headings;
  private int removed;

  private NoticeDetector(Document page, List<Block> blocks) {
    this.blocks = blocks;
    this.ranges = new BlockRanges(page, blocks);
    this.containers = new ProseContainers(blocks);
    this.title = Titles.plain(page.title());
    this.consentWords = new int[blocks.size()];
    Arrays.fill(consentWords, -1);
    findTitles(page);
  }

  /** Marks the boxes of a page; one without any words of notices costs next to nothing. */
  static void mark(Document page, List<Block> blocks) {
    NoticeDetector detector = null;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      int words = block.isBoilerplate() ? 0 : words(block);
      if (words != 0) {
        detector = detector == null ? new NoticeDetector(page, blocks) : detector;
        detector.mark(i, words);
      }
    }
  }

  private static int words(Block block) {
    int length = block.text().length();
    return length < 6 || length > MAX_TEXT || block.linkDensity() > 0.9
        ? 0
        : NoticeWords.of(block.text().toLowerCase(Locale.ROOT)) & NOTICES;
  }

  private void mark(int index, int words) {
    Block block = blocks.get(index);
    String text = block.text();
    if ((words & NoticeWords.CONSENT) != 0 && isConsent(index)) {
      return;
    }
    if ((words & (NoticeWords.PAYWALL | NoticeWords.NEWSLETTER)) == 0 || block.weight() < 30) {
      return;
    }
    String notice =
        NoticePatterns.boxReason(text.replace('\n', ' '), containers.isAmidProse(block));
    if ("paywall".equals(notice) || "newsletter".equals(notice)) {
      Element box = box(block, (int) Math.min(MAX_BOX, MAX_SHARE * ranges.weight()));
      if (box != null && !isBody(box)) {
        remove(box, notice);
      }
    }
  }

  private boolean isConsent(int index) {
    Block block = blocks.get(index);
    Element box = null;
    String text = block.text();
    if (text.length() <= 60
        && headings < MAX_HEADINGS
        && CONSENT_HEADING.matcher(text.strip()).matches()) {
      headings++;
      box = consentBox(block);
    } else if (block.weight() >= Block.MIN_PROSE
        && !containers.isAmidProse(block)
        && isAboutConsent(index)) {
      box = box(block, (int) Math.min(MAX_BOX * 3, MAX_ALL * ranges.weight()));
      box = box == null || isBody(box) ? null : box;
    }
    return box != null && remove(box, "consent");
  }

  /** An article about cookies has them in its title; such a page keeps all its paragraphs. */
  private boolean isAboutConsent(int index) {
    return !title.contains("cookie")
        && !title.contains("privacy")
        && !title.contains("consent")
        && ConsentWords.count(words(index)) >= CONSENT_WORDS + 1
        && ConsentWords.asksReaders(words(index));
  }

  /**
   * Returns the element that a heading about consent stands in: the smallest one with enough words
   * about it, and those around it that add hardly any text.
   */
  private Element consentBox(Block heading) {
    Element box = heading.parent();
    int words = 0;
    while (mayBeConsentBox(box) && !isRequest(words = wordsIn(box))) {
      box = box.parent();
    }
    if (!mayBeConsentBox(box) || !isRequest(words)) {
      return null;
    }
    Element parent = box.parent();
    while (mayBeConsentBox(parent) && ranges.weight(parent) <= 1.2 * ranges.weight(box)) {
      box = parent;
      parent = box.parent();
    }
    return box;
  }

  private static boolean isRequest(int words) {
    return ConsentWords.count(words) >= CONSENT_WORDS && ConsentWords.asksReaders(words);
  }

  private boolean mayBeConsentBox(Element box) {
    return box != null
        && !isPage(box)
        && !aroundTitles.contains(box)
        && ranges.weight(box) <= MAX_CONSENT
        && ranges.weight(box) <= MAX_ALL * ranges.weight();
  }

  private int wordsIn(Element box) {
    BlockRanges.Range range = ranges.of(box);
    int words = 0;
    for (int i = range.first(); i <= range.last(); i++) {
      words |= blocks.get(i).isBoilerplate() ? 0 : words(i);
    }
    return words;
  }

  /** Returns the words about consent in a block; they are looked for only once. */
  private int words(int index) {
    if (consentWords[index] < 0) {
      consentWords[index] = ConsentWords.of(blocks.get(index).text());
    }
    return consentWords[index];
  }

  /**
   * Returns the highest element around a block that holds nothing but the notice: it is no larger
   * than allowed and does not hold the page's title. Null if the block itself is all there is.
   */
  private Element box(Block block, int most) {
    Element box = null;
    Element current = block.parent();
    while (current != null
        && !isPage(current)
        && ranges.weight(current) <= most
        && !aroundTitles.contains(current)) {
      box = current;
      current = current.parent();
    }
    return box;
  }

  private static boolean isPage(Element element) {
    switch (element.normalName()) {
      case "body", "html", "main", "article", "table", "tbody":
        return true;
      default:
        return false;
    }
  }

  /** Returns whether most paragraphs of the page stand beside the block in the same element. */
  private boolean isBody(Element box) {
    return ranges.weight(box) > MAX_SHARE * ranges.weight() && ranges.weight() > 2 * MAX_BOX
        || box.normalName().equals("form") && ranges.weight(box) > MAX_BOX;
  }

  /** Finds the elements around a title of the page: an h1, or what repeats the page's title. */
  private void findTitles(Document page) {
    page.getElementsByTag("h1").forEach(this::addAround);
    int length = 2 * title.length() + SHORTEST_TITLE;
    for (Block block : blocks) {
      if (block.text().length() <= length
          && block.linkDensity() < 0.5
          && (block.kind() == Block.Kind.HEADING || block.text().length() >= SHORTEST_TITLE)
          && Titles.isTitle(block.text(), title)) {
        addAround(block.parent());
      }
    }
  }

  private void addAround(Element title) {
    for (Element current = title;
        current != null && aroundTitles.add(current);
        current = current.parent()) {
      // Those around an element that is known are known too.
    }
  }

  private boolean remove(Element box, String reason) {
    int weight = 0;
    BlockRanges.Range range = ranges.of(box);
    for (int i = range.first(); i <= range.last(); i++) {
      weight += blocks.get(i).isBoilerplate() ? 0 : blocks.get(i).weight();
    }
    if (removed + weight > MAX_ALL * ranges.weight()) {
      return false;
    }
    removed += weight;
    for (int i = range.first(); i <= range.last(); i++) {
      if (!blocks.get(i).isBoilerplate()) {
        blocks.set(i, blocks.get(i).removedAs(reason));
      }
    }
    return true;
  }
}
