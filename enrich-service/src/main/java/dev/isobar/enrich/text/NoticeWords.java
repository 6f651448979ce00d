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
        "continue reading|keep reading|already a|already subscribed|already registered|already member|subscribe now|subscribe today|subscribe to|subscribers|subscriber only|subscriber-|subscriber exclusive|members|free article|free articles|number of free|limit of free|your last|start your free|your remaining|unlimited|sign in to|signin to|log in to|login to|register to|register for|unlock|cancel any|cancel at any|sign in or|an account|free account|weiterlesen|abonn|freischalten|réserv|vous reste|suscr|assinantes|abbon|会員|登录后|订阅后|付费|购买后|会员|剩余内容|以下内容|下载|打开");
    add(
        words,
        NEWSLETTER,
        "receiving this|unsubscribe|browser|mailing address|sign up|signing up|subscribe to|inbox|follow us|follow our|follow the|join us|join our|download our|newsletter|folgen sie|inscrivez|suscríbete|assine|inscreva|iscriviti|подпис|关注|扫码|扫描|二维码");
    add(
        words,
        DISCLAIMER,
        "声明|免责|风险提示|以上内容|转载|转发|引用|注明|未经|只代表|仅代表|不代表|不构成|侵权|网络|互联网|用户|the views|the opinions|not be published|not be reproduced|not be copied|reserved|prohibited|originally|first appeared|first published|first posted|not necessarily|republished|affiliate|commission|vorbehalten|réservés|reservados|riservati|защищены");
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
