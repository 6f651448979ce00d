package dev.isobar.enrich.language;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Detects the language of a text in Latin letters by its function words, which make up a third to a
 * half of any running text.
 */
final class StopwordLanguageDetector {
  /** Number of words examined; more words do not change the result. */
  private static final int MAX_WORDS = 240;

  private static final String DEFAULT = "en";
  private static final Map<String, Integer> MASKS = new HashMap<>();
  private static final String[] LANGUAGES = {
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "tr", "id", "ro", "cs",
    "hu", "vi"
  };
  private static final String[] FUNCTION_WORDS = {
    "the of and to in is that for it was on with as be by are at this from have has not but which they he his were an will its or said been their",
    "der die das und ist nicht von mit dem den ein eine im zu für auf des sich auch als werden wird bei nach sind aus dass wie über einer hat haben um oder",
    "le la les des et est dans que pour une un du au aux sur pas qui avec par plus ce cette son ses sont été ont il elle nous vous mais ou comme",
    "el la los las de que y en un una por con para del se no es al lo como más su sus pero fue este esta ha son entre también sobre o",
    "il la che di è e non un una per del della dei con sono le gli al alla nel nella più da come anche si ha ma questo questa dal su o",
    "o a os as que de e do da em um uma para com não por no na dos das ao mais é se como foi são mas pelo pela também seu sua ou",
    "de het een en van is dat niet op te in voor met zijn aan er ook als door bij maar om naar heeft worden was uit nog wordt deze of",
    "och det att är som en på för med av inte den har till om de ett var kan från men vi eller ska så under vid efter ut nu",
    "og det at er en til på for med af ikke den har de som et var kan fra men vi om blev efter også skal ved være mere eller nu",
    "og det at er en til på for med av ikke den har de som et var kan fra men vi om ble etter også skal ved være mer eller nå",
    "ja on ei se että hän oli mutta kun niin myös ovat kuin joka mukaan olla sen tai vain nyt jos hänen ole sekä jo mitä sitä",
    "i w na z się nie do to że jest od o za po jak ale przez oraz dla są tym co tego przy może być także ich już był lub",
    "ve bir bu için ile da de çok olarak daha olan gibi kadar sonra en ne var ise ama değil veya her türkiye göre olduğu tarafından",
    "yang dan di untuk dengan dari ini itu pada tidak dalam akan adalah ke juga oleh sebagai telah bisa ada mereka kami atau karena tersebut",
    "și în de la cu nu care pe din este a că să o un pentru mai sau fi au ca prin fost sunt după ce al ale dar",
    "a v se na je že s z do o i to jako za by ale jsou pro k po který které podle až už také ve od nebo však bude",
    "a az és hogy nem is egy ez meg de volt van csak már még el ki mint szerint ha után lesz pedig vagy lehet amely azt",
    "và của là có cho không được các trong một những với người đã đến này khi từ ra để về cũng như nhiều theo năm tại vào trên"
  };

  static {
    for (int i = 0; i < LANGUAGES.length; i++) {
      for (String word : FUNCTION_WORDS[i].split(" ")) {
        MASKS.merge(word, 1 << i, (a, b) -> a | b);
      }
    }
  }

  /** Length of the longest function word; longer words are not looked up. */
  private static final int MAX_WORD_LENGTH =
      MASKS.keySet().stream().mapToInt(String::length).max().orElseThrow();

  private StopwordLanguageDetector() {}

  /**
   * Returns the ISO 639-1 code of the language, or English if the text has too few function words.
   */
  static String of(String text, List<ScriptRuns.Run> runs) {
    int[] hits = new int[LANGUAGES.length];
    int words = 0;
    for (ScriptRuns.Run run : runs) {
      if (run.script() != Script.LATIN) {
        continue;
      }
      int at = run.start();
      while (at < run.end() && words < MAX_WORDS) {
        int start = endOfRun(text, at, run.end(), false);
        int end = endOfRun(text, start, run.end(), true);
        // A single letter is often a list item, an initial or the rest of a contraction.
        if (end > start + 1 && end - start <= MAX_WORD_LENGTH) {
          count(text.substring(start, end), hits);
        }
        words++;
        at = Math.max(end, at + 1);
      }
    }
    return best(hits);
  }

  private static void count(String word, int[] hits) {
    Integer mask = MASKS.get(word.toLowerCase(Locale.ROOT));
    for (int i = 0; mask != null && i < hits.length; i++) {
      hits[i] += mask >> i & 1;
    }
  }

  private static String best(int[] hits) {
    int best = 0;
    for (int i = 1; i < hits.length; i++) {
      if (hits[i] > hits[best]) {
        best = i;
      }
    }
    return hits[best] >= 2 ? LANGUAGES[best] : DEFAULT;
  }

  /**
   * Returns the first offset from {@code from} on at which the run of letters (or of other
   * characters) ends.
   */
  private static int endOfRun(String text, int from, int to, boolean whileLetters) {
    int at = from;
    while (at < to && Character.isLetter(text.charAt(at)) == whileLetters) {
      at++;
    }
    return at;
  }
}
