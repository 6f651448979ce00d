package dev.isobar.enrich.language;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Detects the language of a text in Cyrillic, Arabic or Devanagari letters: by letters that only
 * some languages write, and by function words. The letters are those of each language's CLDR
 * exemplar set.
 */
final class LetterDetector {
  private static final String UNKNOWN = "und";

  /** Number of letters examined; more letters do not change the result. */
  private static final int MAX_LETTERS = 3000;

  private static final int WORD_WEIGHT = 3;

  /** Holds the signs of a language. */
  private record Signs(String language, String letters, List<String> words) {}

  private static final Map<Script, List<Signs>> SIGNS =
      Map.of(
          Script.CYRILLIC,
          signs(
              "ru|ыэёъ|и в не на что с по для как это из от его был за она они мы к у о об",
              "uk|іїєґ|та у що на не з до для за як від це є був його про яка які й і",
              "be|ўіыэё|і у не на што з да для як гэта ад ён якія была быў па каб яго",
              "bg|ъ|на от за се са че с със да ще това като по при до не и в е или след които който",
              "sr|ђћјљњџ|је у и на да се за су од са који као што није или из била које ће",
              "mk|ѓќѕјљњџ|на во и се да од за со што е ќе кои ги не како но по кој беше според",
              "kk|әғқңөұүһіыэёъ|және бұл үшін мен бен де да деп болып осы туралы жылы",
              "ky|ңөүыэёъ|жана бул үчүн менен деп болгон да эле жылы болуп",
              "mn|өүыэёъ|нь бол байна юм энэ ба болон гэж байгаа оны",
              "tg|ғӣқӯҳҷэёъ|ва дар аз ба ки барои бо ин аст мебошад",
              "tt|әҗңөүһыэёъ|һәм бу белән өчен дип булган да дә",
              "ba|әғҙҡңөҫүһыэёъ|һәм был менән өсөн тип булған",
              "uz|ўқғҳэёъ|ва бу билан учун ҳам деб эди бир"),
          Script.ARABIC,
          signs(
              "ar|ةىأإكيؤ|في من على أن إلى التي عن مع هذا هذه الذي كان قد بين ما لا بعد",
              "fa|پچژگکی|از به در که را است این با برای آن شد می های خود تا بر یک شود کرد و",
              "ur|ٹڈڑےںہھپچگکی|کے میں کی ہے اور سے کا کو نے کہ پر یہ ہیں اس نہیں",
              "ps|ټډړښځڅېۍڼګپچژی|د په او چې له کې ته دی سره هم دي یې کړي",
              "ku|ێۆڕڵەپچژگکی|لە و بە بۆ کە ئەو هەر ئەم لەو بوو",
              "sd|ڄڃٻڀٺڏڳڻٽڙڪي|جي ۾ جو کي ۽ آهي سان تي",
              "ug|ۇۈۋڭېەۆپچژگ|ۋە بۇ بىلەن ئۈچۈن بىر دەپ"),
          Script.DEVANAGARI,
          signs(
              "hi|ड़ढ़|के में है की का और से को ने पर यह हैं कि भी इस नहीं एक",
              "mr|ळ|आहे आणि या च्या मध्ये होते ते हे असून केला केली व आहेत त्या",
              "ne|ँ|छ र को मा छन् गरेको लागि भएको यो पनि गर्ने तथा थियो"));

  /** All letters that decide something, by script. */
  private static final Map<Script, String> LETTERS = letters();

  private LetterDetector() {}

  private static List<Signs> signs(String... lines) {
    List<Signs> signs = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("\\|");
      signs.add(new Signs(parts[0], parts[1], List.of(parts[2].split(" "))));
    }
    return List.copyOf(signs);
  }

  /** Returns the ISO 639-1 code of the language of the runs of a script, or {@code und}. */
  static String of(String text, List<ScriptRuns.Run> runs, Script script) {
    Map<String, Integer> words = new LinkedHashMap<>();
    int[] letters = new int[0x800];
    int left = MAX_LETTERS;
    for (ScriptRuns.Run run : runs) {
      if (run.script() == script) {
        left = count(text, run, left, words, letters);
      }
    }
    Map<String, Integer> scores = new LinkedHashMap<>();
    for (Signs signs : SIGNS.get(script)) {
      scores.put(signs.language(), score(signs, script, words, letters));
    }
    String best = UNKNOWN;
    int most = 0;
    boolean tie = false;
    for (Map.Entry<String, Integer> score : scores.entrySet()) {
      tie = score.getValue() == most || score.getValue() < most && tie;
      if (score.getValue() > most) {
        best = score.getKey();
        most = score.getValue();
        tie = false;
      }
    }
    // Languages of Central Asia write all Russian letters; without their own, a text is Russian.
    boolean isRussian = best.equals("ru") && scores.get("bg") < most;
    return tie && !isRussian ? UNKNOWN : best;
  }

  /** Counts words and letters of a run, and returns how many letters are left to examine. */
  private static int count(
      String text, ScriptRuns.Run run, int limit, Map<String, Integer> words, int[] letters) {
    int left = limit;
    int start = -1;
    for (int i = run.start(); i <= run.end() && left > 0; i++) {
      char c = i < run.end() ? text.charAt(i) : ' ';
      boolean inWord =
          Character.isLetter(c)
              || Character.getType(c) == Character.NON_SPACING_MARK
              || Character.getType(c) == Character.COMBINING_SPACING_MARK;
      if (inWord) {
        start = start < 0 ? i : start;
        left--;
        char lower = Character.toLowerCase(c);
        if (lower < 0x1000) {
          letters[lower & 0x7FF]++;
        }
      } else if (start >= 0) {
        words.merge(text.substring(start, i).toLowerCase(Locale.ROOT), 1, Integer::sum);
        start = -1;
      }
    }
    return left;
  }

  /**
   * Scores a language: its function words and own letters count for it, and letters of others that
   * it does not write count against it.
   */
  private static int score(Signs signs, Script script, Map<String, Integer> words, int[] letters) {
    int score = 0;
    for (String word : signs.words()) {
      score += WORD_WEIGHT * words.getOrDefault(word, 0);
    }
    String all = LETTERS.get(script);
    for (int i = 0; i < all.length(); i++) {
      int count = letters[all.charAt(i) & 0x7FF];
      score += signs.letters().indexOf(all.charAt(i)) >= 0 ? count : -2 * count;
    }
    return score;
  }

  private static Map<Script, String> letters() {
    Map<Script, String> letters = new EnumMap<>(Script.class);
    SIGNS.forEach(
        (script, all) -> {
          StringBuilder distinct = new StringBuilder();
          for (Signs signs : all) {
            for (char c : signs.letters().toCharArray()) {
              if (distinct.indexOf(String.valueOf(c)) < 0) {
                distinct.append(c);
              }
            }
          }
          letters.put(script, distinct.toString());
        });
    return letters;
  }
}
