package dev.isobar.enrich.mention;

import com.ibm.icu.text.Transliterator;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Slug;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Creates the id of an entity that the taxonomy does not list. It depends on the name alone, so
 * that it is the same in every article: {@code person/jane-goodall}. A Chinese person's name gives
 * the id of its usual Latin spelling, so that 张晓红 and Zhang Xiaohong have the same id; so do two
 * people with the same name. Sound alone does not make a name that of a person in the taxonomy, see
 * {@link HomophoneCheck}.
 */
final class EntityIdGenerator {
  private static final int MAX_CACHED = 10_000;
  private static final int MAX_CHARACTERS = 16;

  private static final int MAX_CHINESE_NAME_LENGTH = 4;

  /** Reads 解, 单, 曾 and 仇 as family names; ICU's other transliterators do not. */
  private static final Transliterator HAN_NAMES =
      Transliterator.getInstance("Han-Latin/Names; Latin-ASCII; Lower");

  private static final Transliterator OTHERS =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

  /** Caches transliterations, which are slow, because names recur. */
  private static final Map<String, String> LATIN_SPELLINGS =
      Collections.synchronizedMap(
          new LinkedHashMap<>(1024, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > MAX_CACHED;
            }
          });

  private EntityIdGenerator() {}

  /**
   * Returns {@code type/slug} of the name without titles and forms, see {@link BareName}; an empty
   * string if the name has no letter or digit, or is a single Chinese character.
   */
  static String of(Type type, String name) {
    String bare = BareName.of(type, name);
    boolean tooShort = bare.isEmpty() || bare.length() == 1 && HanText.isHan(bare.charAt(0));
    String slug = tooShort ? "" : type == Type.PERSON ? person(bare) : other(type, bare);
    return slug.isEmpty() ? "" : type.name().toLowerCase(Locale.ROOT) + "/" + slug;
  }

  /**
   * Returns the id of a Chinese name that sounds like another one, distinguished by the code points
   * of its characters.
   */
  static String ofCharacters(String idBySound, String name) {
    StringBuilder id = new StringBuilder(idBySound);
    NormalizedText.of(name)
        .toString()
        .codePoints()
        .limit(MAX_CHARACTERS)
        .forEach(c -> id.append('-').append(Integer.toHexString(c)));
    return id.toString();
  }

  /** Returns the slug; the syllables of a Chinese place are one word, as in its English name. */
  private static String other(Type type, String name) {
    String slug = Slug.of(latinSpelling(name));
    boolean chinesePlace =
        type == Type.PLACE
            && name.length() <= MAX_CHINESE_NAME_LENGTH
            && name.chars().allMatch(c -> HanText.isHan((char) c));
    return chinesePlace ? slug.replace("-", "") : slug;
  }

  private static String person(String name) {
    if (!isChinesePerson(name)) {
      return Slug.of(withoutInitials(latinSpelling(name)));
    }
    int surname =
        RunOnNames.DOUBLE_SURNAMES.contains(name.substring(0, 2)) && name.length() > 2 ? 2 : 1;
    String[] syllables = syllables(name);
    if (syllables.length != name.length()) {
      return String.join("-", syllables);
    }
    StringBuilder slug = new StringBuilder();
    for (int i = 0; i < syllables.length; i++) {
      slug.append(i == surname ? "-" : "").append(syllables[i]);
    }
    return slug.toString();
  }

  /** Returns the pinyin syllables of a name in Chinese characters, in lower case without tones. */
  static String[] syllables(String name) {
    return Slug.of(latinSpelling(name)).split("-");
  }

  /** Returns whether a person's name is Chinese; a dot between its parts marks a Western name. */
  static boolean isChinesePerson(String name) {
    return name.length() <= MAX_CHINESE_NAME_LENGTH
        && name.length() > 1
        && name.chars().allMatch(c -> HanText.isHan((char) c));
  }

  /** Removes initials: "John D. Podesta" becomes "John Podesta". */
  private static String withoutInitials(String name) {
    return name.replaceAll("(?<= )[a-z]\\.? (?=\\p{L}{2})", "");
  }

  private static String latinSpelling(String name) {
    return LATIN_SPELLINGS.computeIfAbsent(name, EntityIdGenerator::transliterated);
  }

  private static String transliterated(String name) {
    Transliterator transliterator = HanText.hasHan(name) ? HAN_NAMES : OTHERS;
    synchronized (transliterator) {
      return transliterator.transliterate(name);
    }
  }
}
