package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.NormalizedText;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Knows words that are made of a country's name and are no names themselves, such as "Chinese",
 * "Europeans" and 美国人, and the characters that stand for a country, such as 美.
 */
final class CountryWords {
  private static final Set<String> PEOPLES =
      Set.of(
          ("afghan african albanian algerian american angolan argentine argentinian armenian asian"
                  + " australian austrian azerbaijani bahraini bangladeshi basque bavarian belarusian"
                  + " belgian bolivian bosnian brazilian briton british bulgarian burmese cambodian"
                  + " cameroonian canadian catalan chilean chinese colombian congolese croatian cuban"
                  + " cypriot czech dane danish dutch ecuadorian egyptian emirati english eritrean"
                  + " estonian ethiopian european fijian filipino finn finnish flemish french gambian"
                  + " georgian german ghanaian greek guatemalan guinean haitian hungarian icelandic"
                  + " indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese"
                  + " jordanian kazakh kenyan korean kurd kurdish kuwaiti kyrgyz laotian latvian"
                  + " lebanese liberian libyan lithuanian macedonian malagasy malawian malaysian"
                  + " maldivian malian maltese mexican moldovan mongolian montenegrin moroccan"
                  + " mozambican namibian nepalese nepali nicaraguan nigerian norwegian omani"
                  + " pakistani palestinian panamanian paraguayan peruvian pole polish portuguese"
                  + " qatari romanian russian rwandan saudi scot scottish senegalese serb serbian"
                  + " siberian sicilian singaporean slovak slovakian slovene slovenian somali soviet"
                  + " spaniard spanish sudanese swede swedish swiss syrian taiwanese tajik tanzanian"
                  + " thai tibetan tunisian turk turkish ugandan ukrainian uruguayan uyghur uzbek"
                  + " venezuelan vietnamese welsh yemeni zambian zimbabwean londoner parisian"
                  + " berliner californian texan floridian hawaiian alaskan scandinavian"
                  + " latino arab balkan nordic")
              .split(" "));

  private static final Map<Character, String> COUNTRIES =
      Map.ofEntries(
          Map.entry('中', "china"),
          Map.entry('美', "united-states"),
          Map.entry('日', "japan"),
          Map.entry('英', "united-kingdom"),
          Map.entry('法', "france"),
          Map.entry('德', "germany"),
          Map.entry('俄', "russia"),
          Map.entry('韩', "south-korea"),
          Map.entry('朝', "north-korea"),
          Map.entry('印', "india"),
          Map.entry('澳', "australia"),
          Map.entry('加', "canada"),
          Map.entry('意', "italy"),
          Map.entry('欧', "europe"),
          Map.entry('港', "hong-kong"),
          Map.entry('台', "taiwan"),
          Map.entry('越', "vietnam"),
          Map.entry('菲', "philippines"),
          Map.entry('泰', "thailand"),
          Map.entry('缅', "myanmar"),
          Map.entry('伊', "iran"),
          Map.entry('以', "israel"),
          Map.entry('巴', "pakistan"),
          Map.entry('苏', "soviet-union"));

  private static final Set<String> HAN_PEOPLES = Set.of("华人", "华侨", "华裔", "汉人", "洋人", "欧美", "中外");

  private CountryWords() {}

  /**
   * Returns the id of the country for which a single character stands; empty if it stands for none.
   */
  static String abbreviated(String name) {
    if (name.length() != 1) {
      return "";
    }
    String simplified = NormalizedText.of(name).toString();
    String country = simplified.isEmpty() ? null : COUNTRIES.get(simplified.charAt(0));
    return country == null ? "" : "place/" + country;
  }

  /** Returns whether a name consists of two to four such characters: 中美, 中日韩. */
  static boolean isList(String name) {
    return name.length() > 1
        && name.length() <= 4
        && NormalizedText.of(name)
            .toString()
            .chars()
            .allMatch(c -> COUNTRIES.containsKey((char) c));
  }

  /**
   * Returns whether a name is an adjective or the inhabitants of a country. A person may be called
   * Finn or German.
   */
  static boolean isPeople(Type type, String name) {
    if (HanText.hasHan(name)) {
      String simplified = NormalizedText.of(name).toString();
      return HAN_PEOPLES.contains(simplified)
          || simplified.matches("..{1,6}国人|[中美英法德韩泰外俄]国人|..{1,3}[洲亚]人");
    }
    if (type == Type.PERSON && name.indexOf('-') < 0 && !name.endsWith("s")) {
      return false;
    }
    String word = name.toLowerCase(Locale.ROOT);
    for (String part : word.split("-")) {
      String singular = part.endsWith("s") ? part.substring(0, part.length() - 1) : part;
      if (!PEOPLES.contains(part) && !PEOPLES.contains(singular)) {
        return false;
      }
    }
    return true;
  }
}
