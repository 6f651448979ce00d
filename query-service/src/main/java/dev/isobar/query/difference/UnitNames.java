package dev.isobar.query.difference;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Knows the English and Chinese names of units. */
final class UnitNames {
  /** A unit of the same kind as others, with how many of the usual one it is. */
  record Unit(String usual, BigDecimal factor) {}

  /** Names by unit: the usual unit, the factor, the names. Names are in lower case. */
  private static final String TABLE =
      """
      %|1|%,percent,per cent,pct,percentage point,percentage points,个百分点,百分点
      USD|1|us dollar,us dollars,dollar,dollars,usd,美元,美金
      EUR|1|euro,euros,eur,欧元
      GBP|1|pounds sterling,gbp,英镑
      CNY|1|yuan,renminbi,rmb,cny,人民币,元人民币,元
      JPY|1|yen,jpy,日元
      INR|1|rupee,rupees,inr,卢比
      tonne|1|tonne,tonnes,ton,tons,metric ton,metric tons,公吨,吨
      g|1|gram,grams,克
      g|1000|kilogram,kilograms,kg,公斤,千克
      m|1000|kilometre,kilometres,kilometer,kilometers,km,公里,千米
      m|1|metre,metres,meter,meters,米
      mile|1|mile,miles,英里
      hectare|1|hectare,hectares,公顷
      km²|1|square kilometre,square kilometres,square kilometer,square kilometers,sq km,km2,km²,平方公里,平方千米
      W|1|watt,watts,瓦
      W|1000|kw,kilowatt,kilowatts,千瓦
      W|1000000|mw,megawatt,megawatts,兆瓦
      W|1000000000|gw,gigawatt,gigawatts,吉瓦
      W|1000000000000|tw,terawatt,terawatts
      Wh|1|瓦时
      Wh|1000|kwh,kilowatt hour,kilowatt hours,kilowatt-hour,kilowatt-hours,千瓦时
      Wh|1000000|mwh,megawatt hour,megawatt hours,megawatt-hour,megawatt-hours,兆瓦时
      Wh|1000000000|gwh,gigawatt hour,gigawatt hours,gigawatt-hour,gigawatt-hours,吉瓦时
      Wh|1000000000000|twh,terawatt hour,terawatt hours,terawatt-hour,terawatt-hours,太瓦时
      °C|1|°c,℃,degree celsius,degrees celsius,degrees c,摄氏度
      barrel|1|barrel,barrels,桶
      """;

  private static final Map<String, Unit> UNITS = read();

  /** Signs of currencies that stand before the number. */
  private static final Map<String, String> SIGNS =
      Map.of(
          "us$", "USD", "$", "USD", "usd", "USD", "€", "EUR", "eur", "EUR", "£", "GBP", "¥", "CNY",
          "rmb", "CNY");

  /** A regular expression of the names, longer ones first. */
  static final String NAMES =
      UNITS.keySet().stream()
          .sorted(Comparator.comparing(String::length).reversed().thenComparing(name -> name))
          .map(UnitNames::pattern)
          .collect(Collectors.joining("|"));

  private UnitNames() {}

  private static Map<String, Unit> read() {
    Map<String, Unit> units = new LinkedHashMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] fields = line.split("\\|");
      for (String name : fields[2].split(",")) {
        units.put(name, new Unit(fields[0], new BigDecimal(fields[1])));
      }
    }
    return units;
  }

  /** A Latin name ends where the word ends. */
  private static String pattern(String name) {
    char last = name.charAt(name.length() - 1);
    boolean latin = last >= 'a' && last <= 'z';
    return Pattern.quote(name) + (latin ? "(?![a-z])" : "");
  }

  static Unit of(String name) {
    return UNITS.get(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the unit of a sign such as {@code US$}. */
  static Unit ofSign(String sign) {
    return new Unit(SIGNS.get(sign.toLowerCase(Locale.ROOT)), BigDecimal.ONE);
  }
}
