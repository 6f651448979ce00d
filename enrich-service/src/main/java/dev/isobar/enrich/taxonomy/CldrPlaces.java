package dev.isobar.enrich.taxonomy;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.text.HanText;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds countries and the cities of time zones, in English and Chinese, from the Unicode CLDR. */
final class CldrPlaces {
  private static final ULocale CHINESE = ULocale.forLanguageTag("zh");
  private static final ULocale TRADITIONAL = ULocale.forLanguageTag("zh-Hant");

  private final LocaleDisplayNames english = names(ULocale.ENGLISH, false);
  private final LocaleDisplayNames chinese = names(CHINESE, false);
  private final List<LocaleDisplayNames> otherNames =
      List.of(
          names(ULocale.ENGLISH, true),
          names(CHINESE, true),
          names(TRADITIONAL, false),
          names(TRADITIONAL, true));
  private final TimeZoneNames englishCities = TimeZoneNames.getInstance(ULocale.ENGLISH);
  private final TimeZoneNames chineseCities = TimeZoneNames.getInstance(CHINESE);
  private final Map<String, Entity> places;
  private final Set<String> notPlaces;

  /** Id of the first place with each name. */
  private final Map<String, String> idsByName = new HashMap<>();

  private CldrPlaces(Map<String, Entity> own, Set<String> notPlaces) {
    this.places = own;
    this.notPlaces = notPlaces;
    own.values().stream().filter(e -> e.type() == Mention.Type.PLACE).forEach(this::index);
  }

  private void index(Entity place) {
    String en = place.labels().get("en");
    if (en != null) {
      idsByName.putIfAbsent(en, place.id());
    }
    place.aliases().forEach(name -> idsByName.putIfAbsent(name, place.id()));
    place.cautious().forEach(name -> idsByName.putIfAbsent(name, place.id()));
  }

  /**
   * Adds the places of the CLDR to those of the files. A place in both keeps the file's name and
   * gets all aliases.
   *
   * @param own all entities of the files, by id; receives the places
   * @param notPlaces English names to omit, because they usually mean something else
   */
  static void addTo(Map<String, Entity> own, Set<String> notPlaces) {
    CldrPlaces cldr = new CldrPlaces(own, notPlaces);
    for (String code : Locale.getISOCountries()) {
      cldr.addCountry(code);
    }
    TimeZone.SystemTimeZoneType places = TimeZone.SystemTimeZoneType.CANONICAL_LOCATION;
    for (String zone : TimeZone.getAvailableIDs(places, null, null)) {
      cldr.addCity(zone);
    }
  }

  private void addCountry(String code) {
    Set<String> aliases = new LinkedHashSet<>();
    String en = plain(english.regionDisplayName(code), aliases);
    String zh = plain(chinese.regionDisplayName(code), aliases);
    otherNames.forEach(names -> plain(names.regionDisplayName(code), aliases));
    aliases.removeAll(notPlaces);
    if (!notPlaces.contains(en)) {
      add(en, zh, aliases, true);
    }
  }

  private static LocaleDisplayNames names(ULocale locale, boolean shortForm) {
    return LocaleDisplayNames.getInstance(
        locale, shortForm ? DisplayContext.LENGTH_SHORT : DisplayContext.LENGTH_FULL);
  }

  private void addCity(String zone) {
    String en = englishCities.getExemplarLocationName(zone);
    String zh = chineseCities.getExemplarLocationName(zone);
    if (en == null || en.contains(",") || notPlaces.contains(en)) {
      return;
    }
    boolean hasChineseName = zh != null && HanText.hasHan(zh) && !zh.contains("，");
    Set<String> aliases = new LinkedHashSet<>();
    add(plain(en, aliases), hasChineseName ? plain(zh, aliases) : null, aliases, false);
  }

  /**
   * Returns the name without its part in brackets, which becomes an alias, as in "Myanmar (Burma)".
   */
  private static String plain(String name, Set<String> aliases) {
    int open = name.indexOf(name.contains("（") ? '（' : '(');
    if (open > 0) {
      String other = name.substring(open + 1, name.length() - 1).strip();
      if (other.length() > 1) {
        aliases.add(other);
      }
      name = name.substring(0, open).strip();
    }
    aliases.add(name);
    return name;
  }

  private void add(String en, String zh, Set<String> aliases, boolean country) {
    Map<String, String> labels = new TreeMap<>(Map.of("en", en));
    if (zh != null) {
      labels.put("zh", zh);
    }
    Entity existing = existing(en);
    String id = existing != null ? existing.id() : id(en);
    Set<String> all = new LinkedHashSet<>();
    if (existing != null) {
      labels.putAll(existing.labels());
      all.addAll(existing.aliases());
    }
    all.addAll(aliases);
    Entity place =
        new Entity(
            id,
            Mention.Type.PLACE,
            existing != null ? existing.name() : en,
            labels,
            List.copyOf(all),
            existing != null ? existing.cautious() : List.of(),
            existing != null ? existing.weak() : List.of(),
            existing != null ? existing.negativeLabels() : List.of(),
            existing != null ? existing.noise() : List.of(),
            existing != null ? existing.context() : List.of(),
            country || existing != null && existing.country());
    places.put(id, place);
    index(place);
  }

  /** Returns the place of the files that already has this name, or null. */
  private Entity existing(String en) {
    Entity same = places.get(id(en));
    if (same != null) {
      return same;
    }
    return places.get(idsByName.get(en));
  }

  /** Returns the name as an id: "Côte d’Ivoire" becomes {@code place/cote-d-ivoire}. */
  private static String id(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return "place/" + Slug.of(plain.toLowerCase(Locale.ROOT).replaceAll("['.]", " "));
  }
}
