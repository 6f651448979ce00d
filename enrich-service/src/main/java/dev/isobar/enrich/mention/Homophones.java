package dev.isobar.enrich.mention;

import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps names apart that only sound alike: 王艺 and 王毅 are both spelt Wang Yi. In Chinese characters
 * a name means an entity of the taxonomy only if the taxonomy has these characters for it.
 */
final class Homophones {
  private static final int LONGEST_CHINESE_NAME = 4;

  private final Taxonomy taxonomy;
  private final Set<String> named;

  /**
   * @param named the ids of all entities of the taxonomy that the article names otherwise
   */
  Homophones(Taxonomy taxonomy, Set<String> named) {
    this.taxonomy = taxonomy;
    this.named = named;
  }

  /** The id of a name that is not listed: the one by its sound, unless that is another's. */
  String apart(String idBySound, String name) {
    return soundLikeOnly(idBySound, name)
        ? EntityIdGenerator.ofCharacters(idBySound, name)
        : idBySound;
  }

  /** Whether a name in Chinese characters has the sound of a listed entity, and no more of it. */
  boolean soundLikeOnly(String idBySound, String name) {
    Entity listed = taxonomy.entity(idBySound);
    if (listed == null || !HanText.hasHan(name)) {
      return false;
    }
    List<String> written = names(listed).filter(HanText::hasHan).toList();
    // Where the taxonomy has no characters for it, the rest of the article must speak for it.
    return written.isEmpty()
        ? !named.contains(idBySound) && listed.context().stream().noneMatch(named::contains)
        : written.stream().noneMatch(other -> isSame(other, name));
  }

  /**
   * Whether a name in pinyin is too near to that of a listed Chinese person to be another. One
   * letter makes another syllable, and so another name: Zhenhui is no slip for Zhenhua.
   */
  static boolean isOtherName(Entity listed, String name) {
    String label = listed.labels().get("zh");
    Stream<String> full = label != null ? Stream.of(label) : names(listed).filter(HanText::hasHan);
    return Pinyin.isWord(name.toLowerCase(Locale.ROOT)) && full.anyMatch(Homophones::isChinese);
  }

  /** A dot between its parts tells a western name. */
  private static boolean isChinese(String name) {
    return name.length() <= LONGEST_CHINESE_NAME && !name.contains("·");
  }

  private static Stream<String> names(Entity entity) {
    return Stream.of(
            entity.labels().values(),
            entity.aliases(),
            entity.weak(),
            entity.cautious(),
            entity.noise())
        .flatMap(Collection::stream);
  }

  /** Traditional and Simplified characters are the same. */
  private static boolean isSame(String one, String other) {
    return NormalizedText.of(one).toString().equals(NormalizedText.of(other).toString());
  }
}
