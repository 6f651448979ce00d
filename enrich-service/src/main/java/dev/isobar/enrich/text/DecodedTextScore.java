package dev.isobar.enrich.text;

import dev.isobar.contracts.text.HanText;
import java.util.BitSet;

/**
 * Scores how plausible a decoded text is. A wrong charset produces replacement characters, control
 * characters, private-use characters and rare Han characters.
 */
final class DecodedTextScore {
  /** Han characters that are frequent in simplified texts, in traditional texts or in both. */
  private static final BitSet COMMON = new BitSet(0x10000);

  static {
    ("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里"
            + "如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看"
            + "原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流"
            + "路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争"
            + "這個國時來們對會為說過產種麼學經後進著電裡實現兩體機當點從業應開還無與關線內數間樣軍樣條問題結變員總設長資邊級圖統組見計別農區強決戰則處隊給門"
            + "規熱領東導壓爭濟階術極聯認權證議報華確張馬話許廣記需據觀織裝復兒須際驗連斷難廠識屬滿縣參紅細聽鐵價嚴讓動發選舉經濟環境氣候")
        .chars()
        .forEach(COMMON::set);
  }

  private static final String TYPOGRAPHIC = "“”„‘’‚«»–—…";
  private static final double MISPLACED_SCORE = -0.5;

  private DecodedTextScore() {}

  /**
   * Returns the mean score of all non-ASCII characters, from about -5 (noise) to 1, or 0 if all
   * characters are ASCII.
   */
  static double of(String text) {
    double score = 0;
    int nonAscii = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        continue;
      }
      nonAscii++;
      score += isMisplaced(text, i) ? MISPLACED_SCORE : weight(c);
    }
    return nonAscii == 0 ? 0 : score / nonAscii;
  }

  /**
   * Returns whether the character follows another accented letter, or is a Han character within a
   * Latin word. Both occur when a two-byte charset is decoded as a one-byte charset, or the other
   * way round.
   */
  private static boolean isMisplaced(String text, int at) {
    char c = text.charAt(at);
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    if (c >= 0xC0 && c < 0x250) {
      return before >= 0xC0 && before < 0x250;
    }
    char after = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
    return HanText.isHan(c) && isLower(before) && (isLower(after) || after == ' ');
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static double weight(char c) {
    if (c == '\uFFFD' || (c >= 0x80 && c < 0xA0)) {
      return -5;
    }
    if (COMMON.get(c)) {
      return 1;
    }
    if (HanText.isHan(c)) {
      return 0.2;
    }
    if ((c >= 0x3000 && c <= 0x303F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || TYPOGRAPHIC.indexOf(c) >= 0) {
      return 0.6;
    }
    if (c >= 0xE000 && c <= 0xF8FF) {
      return -3;
    }
    return Character.isLetter(c) ? 0.3 : 0;
  }
}
