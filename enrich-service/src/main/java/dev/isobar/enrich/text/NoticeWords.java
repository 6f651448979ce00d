package dev.isobar.enrich.text;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.TreeMap;

/**
 * Finds in one pass which patterns of {@link NoticePatterns} and {@link NoticeDetector} a text may
 * match. Each of their alternatives contains one of these words; most texts contain none.
 */
final class NoticeWords {
  static final int PAYWALL = 1;
  static final int NEWSLETTER = 2;
  static final int DISCLAIMER = 4;
  static final int CREDIT = 8;
  static final int CONSENT = 16;

  private static final AhoCorasickDoubleArrayTrie<Integer> WORDS =
      new AhoCorasickDoubleArrayTrie<>();

  static {
    TreeMap<String, Integer> words = new TreeMap<>();
    add(
        words,
        PAYWALL,
        "reading|subscriber|subscribe|member|register|free article|free stor|your last|your remaining|unlimited|exclusive|available|reserved|only|sign in|signin|log in|login|unlock|cancel|an account|free account|sign in or|weiterlesen|abonn|freischalten|réserv|vous reste|suscr|assinantes|abbon|会員|登录后|订阅后|付费|购买后|会员后|客户端|app");
    add(
        words,
        NEWSLETTER,
        "receiving this|unsubscribe|browser|mailing address|sign up|signing up|subscribe to|inbox|follow|join|download|newsletter|folgen|inscrivez|suscríbete|assine|inscreva|iscriviti|подпис|关注|扫码|扫描|二维码");
    add(
        words,
        DISCLAIMER,
        "声明|免责|风险提示|以上内容|转载|转发|引用|注明|未经|代表|不构成|侵权|网络|互联网|用户|the views|the opinions|not be published|not be reproduced|not be copied|reserved|prohibited|originally|first appeared|first published|first posted|affiliate|commission|vorbehalten|réservés|reservados|riservati|защищены");
    add(
        words,
        CREDIT,
        "photo|image|picture|illustration|video|cover|credit|foto|bild|crédit|crédito|фото|zdjęcie|图|圖|摄|照片|getty|afp|reuters|shutterstock|istock|视觉中国");
    add(
        words,
        CONSENT,
        "cookie|consent|consenso|einwilligung|zustimmung|privacy|privatsphäre|datenschutz|vie privée|confidentialité|privacidad|your device|your data|ihrem gerät|votre appareil|dispositivo|personal data|personenbezogen|隐私");
    WORDS.build(words);
  }

  private NoticeWords() {}

  /** Returns the kinds of patterns that a text in lower case may match, as bits. */
  static int of(String lower) {
    int[] found = {0};
    WORDS.parseText(
        lower,
        (begin, end, kinds) -> {
          found[0] |= kinds;
        });
    return found[0];
  }

  private static void add(TreeMap<String, Integer> words, int kind, String list) {
    for (String word : list.split("\\|")) {
      words.merge(word, kind, (one, other) -> one | other);
    }
  }
}
