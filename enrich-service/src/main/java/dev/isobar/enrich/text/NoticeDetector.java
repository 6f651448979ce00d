package dev.isobar.enrich.text;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Marks the boxes that ask readers for something: consent to cookies, a subscription, an address
 * for a newsletter. One line that says so gives away the box around it, whatever its class.
 */
final class NoticeDetector {
  /** Largest box of a paywall or newsletter, see {@link Block#weigh}. */
  private static final int MAX_BOX = 900;

  /** Largest share of a page's text in such a box. */
  private static final double MAX_SHARE = 0.3;

  /** Largest text about consent. */
  private static final int MAX_CONSENT = 6000;

  /** Longest paragraph of a notice, in characters. */
  private static final int MAX_TEXT = 1500;

  /** Different words about consent that make a box one. */
  private static final int CONSENT_WORDS = 3;

  private static final Pattern CONSENT_HEADING =
      Pattern.compile(
          "(?iu)(?:we|.{2,30}) (?:value|respect|care about)s? your privacy|(?:your |manage (?:your )?)?(?:privacy|cookies?|consent)(?: (?:preferences?|settings?|cent(?:er|re)|choices?|notice|options?|consent|policy|preference cent(?:er|re)|and cookies?))*|manage (?:your )?(?:cookie |consent |privacy )?(?:preferences|settings|consent|choices)|(?:this (?:web)?site|we) uses? cookies|cookies? (?:on|and) .{1,30}|your (?:data|privacy),? your (?:choice|control|rules)"
              + "|(?:ihre |deine )?(?:privatsphäre|datenschutz|cookies?)[ -]?(?:einstellungen|hinweise?|präferenzen|ist uns wichtig)?|wir (?:respektieren|schätzen) ihre privatsphäre|(?:nous respectons )?votre vie privée|gestion des cookies|(?:su|tu) privacidad.{0,30}|(?:sua )?privacidade.{0,30}|(?:la tua )?privacy.{0,20}|隐私(?:设置|偏好|政策|保护)?|cookie ?设置");
  private static final Pattern CONSENT_WORD =
      Pattern.compile(
          "(?iu)(cookies?)|(consent|einwilligung|zustimmung|consentement|consentimiento|consenso|согласи)|(privacy|privatsphäre|datenschutz|confidentialité|vie privée|privacidad|隐私)|(your (?:device|browser)|(?:ihrem|deinem) gerät|votre appareil|su dispositivo)|((?:our |\\d+ |these |trusted )(?:partners|vendors|companies)|third[ -]part(?:y|ies)|drittanbieter|partenaires|proveedores)|(personal(?:ly identifiable)? (?:data|information)|personenbezogene|données personnelles|datos personales)|\\b(accept|agree|reject|decline|akzeptieren|ablehnen|accepter|refuser|aceptar|rechazar)\\b|(personali[sz]ed? (?:ads|content|advertis)|advertisements?|werbung|publicités?|anuncios)|(legitimate interest|berechtigte[sn]? interesse|intérêt légitime)|(preferences|settings|einstellungen|paramètres|switch (?:them|it) off)|(opt[ -]out|withdraw|take back|widerrufen|retirer)|(not to sell|do not sell)");

  private final Set<Element> aroundTitles = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Document page;
  private final List<Block> blocks;
  private final String title;
  private final ProseContainers containers;
  private final int pageWeight;
  private final Map<Element, Integer> weights = new IdentityHashMap<>();

  private NoticeDetector(Document page, List<Block> blocks) {
    this.page = page;
    this.blocks = blocks;
    this.containers = new ProseContainers(blocks);
    this.title = Titles.plain(page.title());
    this.pageWeight = blocks.stream().mapToInt(Block::weight).sum();
  }

  /** Marks the boxes of a page. */
  static void mark(Document page, List<Block> blocks) {
    NoticeDetector detector = new NoticeDetector(page, blocks);
    for (int i = 0; i < blocks.size(); i++) {
      if (!blocks.get(i).isBoilerplate()) {
        detector.mark(blocks.get(i));
      }
    }
  }

  private void mark(Block block) {
    String text = block.text();
    if (text.length() < 6 || text.length() > MAX_TEXT || block.linkDensity() > 0.9) {
      return;
    }
    int words = NoticeWords.of(text.toLowerCase(Locale.ROOT));
    if ((words & NoticeWords.CONSENT) != 0 && isConsent(block)) {
      return;
    }
    if ((words & (NoticeWords.PAYWALL | NoticeWords.NEWSLETTER)) == 0 || block.weight() < 30) {
      return;
    }
    String notice =
        NoticePatterns.boxReason(text.replace('\n', ' '), containers.isAmidProse(block));
    if ("paywall".equals(notice) || "newsletter".equals(notice)) {
      Element box = box(block, (int) Math.min(MAX_BOX, MAX_SHARE * pageWeight));
      if (box != null && !isBody(box)) {
        remove(box, notice);
      }
    }
  }

  private boolean isConsent(Block block) {
    Element box = null;
    String text = block.text();
    if (text.length() <= 60 && CONSENT_HEADING.matcher(text.strip()).matches()) {
      box = consentBox(block);
    } else if (block.weight() >= 80 && block.weight() <= 1500 && isAboutConsent(text)) {
      box = box(block, MAX_BOX * 3);
      box = box == null || isBody(box) ? null : box;
    }
    if (box != null) {
      remove(box, "consent");
    }
    return box != null;
  }

  /** An article about cookies has them in its title; such a page keeps all its paragraphs. */
  private boolean isAboutConsent(String text) {
    return !title.contains("cookie")
        && !title.contains("privacy")
        && !title.contains("consent")
        && words(text).size() >= CONSENT_WORDS + 1;
  }

  /**
   * Returns the element that a heading about consent stands in: the smallest one with enough words
   * about it, and those around it that add hardly any text.
   */
  private Element consentBox(Block heading) {
    Element box = heading.parent();
    while (!isPage(box) && !holdsTitle(box) && consentWords(box) < CONSENT_WORDS) {
      box = box.parent();
    }
    if (isPage(box) || holdsTitle(box) || weight(box) > MAX_CONSENT) {
      return null;
    }
    Element parent = box.parent();
    while (!isPage(parent) && !holdsTitle(parent) && weight(parent) <= 1.2 * weight(box)) {
      box = parent;
      parent = box.parent();
    }
    return box;
  }

  private int consentWords(Element box) {
    Set<Integer> words = new HashSet<>();
    for (Block block : blocks) {
      if (MainElement.contains(box, block.parent())) {
        words.addAll(words(block.text()));
      }
    }
    return words.size();
  }

  private static Set<Integer> words(String text) {
    Set<Integer> found = new HashSet<>();
    Matcher matcher = CONSENT_WORD.matcher(text);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          found.add(group);
        }
      }
    }
    return found;
  }

  /**
   * Returns the highest element around a block that holds nothing but the notice: it is no larger
   * than allowed and does not hold the page's title. Null if the block itself is all there is.
   */
  private Element box(Block block, int most) {
    Element box = null;
    Element current = block.parent();
    while (current != null && !isPage(current) && weight(current) <= most && !holdsTitle(current)) {
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
    return weight(box) > MAX_SHARE * pageWeight && pageWeight > 2 * MAX_BOX
        || box.normalName().equals("form") && weight(box) > MAX_BOX;
  }

  private int weight(Element element) {
    if (weights.isEmpty()) {
      for (Block block : blocks) {
        Element current = block.parent();
        for (; current != null; current = current.parent()) {
          weights.merge(current, block.weight(), Integer::sum);
        }
      }
    }
    return weights.getOrDefault(element, 0);
  }

  /** Returns whether an element holds a title of the page; they are looked for only once. */
  private boolean holdsTitle(Element element) {
    if (aroundTitles.isEmpty()) {
      aroundTitles.add(page);
      for (Element title : page.getElementsByTag("h1")) {
        for (Element current = title; current != null; current = current.parent()) {
          aroundTitles.add(current);
        }
      }
    }
    return aroundTitles.contains(element);
  }

  private void remove(Element box, String reason) {
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (!block.isBoilerplate() && MainElement.contains(box, block.parent())) {
        blocks.set(i, block.removedAs(reason));
      }
    }
  }
}
