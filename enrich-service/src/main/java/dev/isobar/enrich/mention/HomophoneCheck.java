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
 * Distinguishes names that only sound alike: 王艺 and 王毅 are both spelt Wang Yi. A name in Chinese
 * characters means an entity of the taxonomy only if the taxonomy lists these characters for it.
 */
final class HomophoneCheck {
  private final Taxonomy taxonomy;
  private final Set<String> named;

  /**
   * Creates the check for one article.
   *
   * @param named the ids of the taxonomy's entities that the article also names in another way
   */
  HomophoneCheck(Taxonomy taxonomy, Set<String> named) {
    this.taxonomy = taxonomy;
    this.named = named;
  }

  /**
   * Returns the id of an unlisted name: the one derived from its sound, unless a different entity
   * has that id.
   */
  String distinctId(String idBySound, String name) {
    return soundsLikeOnly(idBySound, name)
        ? EntityIdGenerator.ofCharacters(idBySound, name)
        : idBySound;
  }

  /**
   * Returns whether a name in Chinese characters has only the sound in common with a listed entity.
   */
  boolean soundsLikeOnly(String idBySound, String name) {
    Entity listed = taxonomy.entity(idBySound);
    if (listed == null || !HanText.hasHan(name)) {
      return false;
    }
    List<String> chineseNames = names(listed).filter(HanText::hasHan).toList();
    // If the taxonomy lists no characters, another mention in the article must support the entity.
    return chineseNames.isEmpty()
        ? !named.contains(idBySound) && listed.context().stream().noneMatch(named::contains)
        : chineseNames.stream().noneMatch(other -> isSame(other, name));
  }

  /**
   * Returns whether a name in pinyin cannot be a misspelling of a listed Chinese person. One letter
   * makes another syllable and so another name: Zhenhui is not a misspelling of Zhenhua.
   */
  static boolean isOtherName(Entity listed, String name) {
    String label = listed.labels().get("zh");
    Stream<String> full = label != null ? Stream.of(label) : names(listed).filter(HanText::hasHan);
    return PinyinDetector.isPinyin(name.toLowerCase(Locale.ROOT))
        && full.anyMatch(EntityIdGenerator::isChinesePerson);
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

  /**
   * Returns whether two names are equal; Traditional and Simplified characters are not
   * distinguished.
   */
  private static boolean isSame(String one, String other) {
    return NormalizedText.of(one).toString().equals(NormalizedText.of(other).toString());
  }
}
