package dev.isobar.enrich.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists the languages in Latin letters that are told apart, with their function words and letters.
 */
final class LatinLanguages {
  /** Codes of ISO 639-1; a language's place is its bit in the masks. */
  static final List<String> CODES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "tr", "id", "ro",
          "cs", "hu", "vi", "lt", "lv", "et", "is", "fo", "hr", "sr", "sk", "sl", "sq", "sw", "ms",
          "tl", "af", "ca", "gl", "eu", "ga", "cy", "mt", "az", "uz", "so", "ha", "ht", "mg", "ku");

  private static final String[] WORDS = {
    "the of and to in is that for it was on with as be by are at this from have has not but which they he his were an will its or said been their about more who would than can could into when there she her we you also over if all so these those after what how out up our no do did had one may new",
    "der die das und ist nicht von mit dem den ein eine im zu für auf des sich auch als werden wird bei nach sind aus dass wie über einer hat haben um oder",
    "le la les des et est dans que pour une un du au aux sur pas qui avec par plus ce cette son ses sont été ont il elle nous vous mais ou comme",
    "el la los las de que en un una por con para del se no es al lo como más su sus pero fue este esta ha son entre también sobre según",
    "il la che di è non un una per del della dei con sono le gli al alla nel nella più da come anche si ha ma questo questa dal su",
    "os as que de do da em um uma para com não por no na dos das ao mais se como foi são mas pelo pela também seu sua ou",
    "de het een en van is dat niet op te in voor met zijn aan er ook als door bij maar om naar heeft worden was uit nog wordt deze of",
    "och det att är som en på för med av inte den har till om de ett var kan från men vi eller ska så under vid efter ut nu",
    "og det at er en til på for med af ikke den har de som et var kan fra men vi om blev efter også skal ved være mere eller nu",
    "og det at er en til på for med av ikke den har de som et var kan fra men vi om ble etter også skal ved være mer eller nå",
    "ja on ei se että hän oli mutta kun niin myös ovat kuin joka mukaan olla sen tai vain nyt jos hänen ole sekä jo mitä sitä",
    "na się nie do to że jest od za po jak ale przez oraz dla są tym co tego przy może być także ich już był lub",
    "ve bir bu için ile da de çok olarak daha olan gibi kadar sonra en ne var ise ama değil veya her türkiye göre olduğu tarafından",
    "yang dan di untuk dengan dari ini itu pada tidak dalam akan adalah ke juga oleh sebagai telah bisa ada mereka kami atau karena tersebut bahwa menjadi saat seorang",
    "și în de la cu nu care pe din este că să un pentru mai sau fi au ca prin fost sunt după ce al ale dar",
    "se na je že do to jako za by ale jsou pro po který které podle až už také ve od nebo však bude není byl jeho",
    "az és hogy nem is egy ez meg de volt van csak már még el ki mint szerint ha után lesz pedig vagy lehet amely azt",
    "và của là có cho không được các trong một những với người đã đến này khi từ ra để về cũng như nhiều theo năm tại vào trên",
    "ir yra kad iš su apie bei buvo kaip bus dėl tai jis taip pat nuo pagal tačiau metų metu už jau po ar bet kuris kurie savo",
    "un ir ka no uz ar par tas bija kā tiek pēc būs arī bet vai ko lai gadā gada šī šo jau tika pie nav kas kuri",
    "ja on ei et see ka kui oli aga või mis ning selle kes oma mida pole siis välja üle tema veel juba pärast",
    "og að er sem við um til en því fyrir með af það hann ekki voru verið hefur frá eru sé hafa þá þeir var sagði",
    "og at er sum við um til men tí fyri av tað hann ikki vóru verið hevur frá eru hava tá hesum tey skal kann ein segði",
    "je na se da za su od sa će koji kao što ali ili iz bi nije biti kako prema također koja tko tijekom godine te kojima",
    "je na se da za su od sa će koji kao što ali ili iz bi nije biti kako prema takođe koja ko tokom godine šta ovo kojima",
    "sa na je že do aj ako za by ale sú pre po ktorý ktoré podľa už tiež od však bude si bol ich nie ktorá",
    "in je na se da za so od ki kot ne bi pri iz po tudi ali ter še pa bo lahko biti bil ima leta med ni jih",
    "dhe të në një për me se nga që është më si nuk do kjo janë ka ky ishte por edhe duke tij",
    "ya wa na kwa ni katika la za kuwa hii kwamba cha hiyo kama lakini pia baada alisema wake yake hilo watu nchini kutoka huyo vya kwenye",
    "yang dan di untuk dengan dari ini itu pada tidak dalam akan adalah ke juga oleh sebagai telah boleh bahawa kerana ialah kepada daripada beliau mereka kerajaan berkata",
    "ang ng sa na mga at ay para hindi ito ni may mula si kanilang siya nang din ayon",
    "die en van is in het dat nie om te met vir wat op hulle as aan sy was deur ook sal kan word hierdie",
    "el la els les de que en un una per amb no és del al com més ha han va són aquest aquesta també però seva dels",
    "os as de que do da en un unha para con non por se no na dos das ao como máis pola polo tamén foi seu",
    "eta da ez dira bat du ere izan zen egin dute baina duen hau horrek den bezala baino dela berri zuen",
    "agus an na ar is go bhí le atá tá ag sé sin leis ach nach den raibh",
    "yn yr ac ar mae bod wedi am fel gan ond hefyd sydd gyda oedd eu eleni",
    "li ta il ma fil biex kien dan għal minn huwa hija jew kif meta mill mal għall",
    "və bu bir ilə üçün da də olan ki edir olub daha görə kimi lakin edib isə sonra",
    "va bilan bu uchun ham bir deb edi esa kerak yil bo gan lgan",
    "iyo oo ka ku ah in uu ay waa si la soo waxa waxaa ayaa kale dalka",
    "da na ta ya sun ba wannan shi cewa don kuma ne ce daga cikin an yi kan",
    "ak nan yo pou ki li pa se yon sa te ap la gen",
    "ny sy ao amin fa dia izay tsy ho an no ary ireo",
    "û di de ji bi ku ew jî li bo dike ye bû ên"
  };

  /**
   * Letters, each followed by the languages that write it; letters of many languages are left out.
   */
  private static final String LETTERS =
      "ð is fo|þ is|ø da no fo|æ da no is fo|å sv da no fi|ä de sv fi et sk|ö de sv fi hu tr is et az|ü de hu tr et az"
          + "|ß de|ñ es gl eu tl|ã pt vi|õ pt et vi|ç fr pt tr ca sq az ku|œ fr|ł pl|ą pl lt|ę pl lt|ż pl mt|ś pl|ź pl"
          + "|ń pl|ć pl hr sr|ı tr az|ğ tr az|ş tr az ku|ə az|ș ro|ț ro|ă ro vi|ř cs|ě cs|ů cs|ľ sk|ĺ sk|ŕ sk|ő hu|ű hu"
          + "|č cs sk hr sr sl lt lv|š cs sk hr sr sl lt lv et|ž cs sk hr sr sl lt lv et|ė lt|į lt|ų lt|ū lt lv|ā lv|ē lv"
          + "|ī lv|ģ lv|ķ lv|ļ lv|ņ lv|đ hr sr vi|ơ vi|ư vi|ħ mt|ġ mt|ċ mt|ŵ cy|ŷ cy|ë sq nl fr|ň cs sk|ť cs sk|ď cs sk";

  /** Languages that share most function words; an equal number of hits decides nothing. */
  private static final Set<Set<String>> NEIGHBOURS =
      Set.of(
          Set.of("da", "no"),
          Set.of("id", "ms"),
          Set.of("hr", "sr"),
          Set.of("cs", "sk"),
          Set.of("is", "fo"),
          Set.of("es", "gl"),
          Set.of("pt", "gl"),
          Set.of("nl", "af"));

  private static final Map<String, Long> MASKS = new HashMap<>();
  private static final long[] LETTER_MASKS = new long[0x300];

  static {
    for (int i = 0; i < WORDS.length; i++) {
      for (String word : WORDS[i].split(" ")) {
        MASKS.merge(word, 1L << i, (a, b) -> a | b);
      }
    }
    for (String letter : LETTERS.split("\\|")) {
      for (String code : letter.substring(2).split(" ")) {
        LETTER_MASKS[letter.charAt(0)] |= 1L << CODES.indexOf(code);
      }
    }
  }

  /** Length of the longest function word; longer words are not looked up. */
  static final int LONGEST_WORD =
      MASKS.keySet().stream().mapToInt(String::length).max().orElseThrow();

  private LatinLanguages() {}

  /** Returns the languages of which a word in lower case is a function word, as a mask. */
  static long ofWord(String word) {
    return MASKS.getOrDefault(word, 0L);
  }

  /** Returns the languages that write a letter, as a mask; 0 if the letter decides nothing. */
  static long ofLetter(char c) {
    if (c >= 0x1EA0 && c <= 0x1EF9) {
      return 1L << CODES.indexOf("vi");
    }
    char lower = Character.toLowerCase(c);
    return lower < LETTER_MASKS.length ? LETTER_MASKS[lower] : 0;
  }

  static boolean areNeighbours(int a, int b) {
    return a != b && NEIGHBOURS.contains(Set.of(CODES.get(a), CODES.get(b)));
  }
}
