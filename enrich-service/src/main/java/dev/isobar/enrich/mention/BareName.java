package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.text.HanText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reduces a name to what identifies it: without honorifics and titles ("Dr. Jane Okonkwo", 王小明先生),
 * without the kind of a province or state ("Sichuan Province", 四川省) and without the legal form of a
 * company ("Acme Corp.", 华夏有限公司).
 */
final class BareName {
  private static final Set<String> TITLES =
      words(
          "mr mrs ms miss mx dr sir dame lord lady prof professor president chairman chairwoman"
              + " chairperson minister premier chancellor secretary envoy ambassador senator sen"
              + " governor gov mayor representative rep congressman congresswoman commissioner"
              + " director judge justice captain capt colonel col sergeant sgt lieutenant lt general"
              + " gen reverend rev");

  /** Words before a title that belong to it. */
  private static final Set<String> BEFORE_TITLES =
      words(
          "prime vice deputy former special foreign attorney secretary-general assistant the chief"
              + " leader speaker spokesman spokeswoman spokesperson delegate negotiator adviser advisor"
              + " official activist economist scientist king queen prince princess pope presidential"
              + " climate first acting us u.s. vice-president vice-premier");

  private static final Set<String> AFTER_PERSON = words("phd md mp mep qc kc obe cbe mbe esq ret");

  private static final Set<String> COMPANY_FORMS =
      words(
          "inc ltd llc llp plc corp corporation co company limited gmbh ag sa nv bv ab oyj asa spa"
              + " srl pty pte kk");

  private static final Pattern PLACE_FORM =
      Pattern.compile(
          "^(?:the )?(?:city|province|state|municipality) of (?=\\p{Lu})|^the (?=\\p{Lu})"
              + "|(?<=\\p{L}{3}) (?:province|prefecture|municipality|state)$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern POSSESSIVE = Pattern.compile("['’]s?$");

  /** Longest first, so that 副总统 goes as a whole. */
  private static final List<String> HAN_TITLES =
      List.of(
          "总书记", "副总统", "副主席", "副总理", "副部长", "秘书长", "发言人", "参议员", "众议员", "董事长", "总经理", "先生", "女士",
          "小姐", "同志", "总统", "主席", "总理", "首相", "部长", "大使", "特使", "博士", "教授", "院士", "省长", "市长", "州长",
          "议员", "总裁", "主任", "局长", "司长", "处长", "书记", "将军", "上将", "国王", "女王", "外长", "防长", "财长");

  private static final List<String> HAN_PLACE_FORMS = List.of("特别行政区", "自治区", "省", "市");

  private static final List<String> HAN_COMPANY_FORMS =
      List.of("股份有限公司", "有限责任公司", "有限公司", "股份公司", "公司");

  private BareName() {}

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  /** Returns the bare name, which is empty if nothing but a title remains. */
  static String of(Type type, String name) {
    if (HanText.hasHan(name)) {
      return switch (type) {
        case PERSON -> withoutHanTitles(name);
        case PLACE -> withoutEnding(name, HAN_PLACE_FORMS);
        case ORGANISATION -> withoutEnding(name, HAN_COMPANY_FORMS);
        default -> name;
      };
    }
    String plain = POSSESSIVE.matcher(name).replaceFirst("");
    return switch (type) {
      case PERSON -> withoutTitles(plain);
      case PLACE -> PLACE_FORM.matcher(plain).replaceAll("");
      case ORGANISATION -> withoutCompanyForm(plain);
      default -> name;
    };
  }

  /** Returns whether Chinese characters begin with a title. */
  static boolean beginsWithHanTitle(String text) {
    return HAN_TITLES.stream().anyMatch(text::startsWith);
  }

  /** Returns whether Chinese characters end with a title. */
  static boolean endsWithHanTitle(String text) {
    return HAN_TITLES.stream().anyMatch(text::endsWith);
  }

  /** Returns whether a word is a title or belongs to one: "Prime", "Minister". */
  static boolean isTitleWord(String word) {
    String plain = plain(word);
    return TITLES.contains(plain) || BEFORE_TITLES.contains(plain);
  }

  private static String withoutHanTitles(String name) {
    String bare = name;
    for (String title : HAN_TITLES) {
      if (bare.endsWith(title)) {
        bare = bare.substring(0, bare.length() - title.length());
      } else if (bare.startsWith(title) && bare.length() > title.length() + 1) {
        bare = bare.substring(title.length());
      }
    }
    return bare;
  }

  private static String withoutEnding(String name, List<String> endings) {
    for (String ending : endings) {
      if (name.endsWith(ending) && name.length() > ending.length() + 1) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  private static String withoutTitles(String name) {
    String[] words = name.split("[\\s\\u00A0]+");
    int from = 0;
    for (int i = 0; i < words.length - 1 && isTitleWord(words[i]); i++) {
      from = TITLES.contains(plain(words[i])) ? i + 1 : from;
    }
    int to = words.length;
    while (to > from + 1 && AFTER_PERSON.contains(plain(words[to - 1]))) {
      to--;
    }
    return from == 0 && to == words.length ? name : join(words, from, to);
  }

  private static String withoutCompanyForm(String name) {
    String[] words = name.split("[\\s\\u00A0]+");
    int from = words.length > 1 && words[0].equalsIgnoreCase("the") ? 1 : 0;
    int to = words.length;
    while (to > from + 1
        && (COMPANY_FORMS.contains(plain(words[to - 1])) || words[to - 1].equals("&"))) {
      to--;
    }
    return from == 0 && to == words.length ? name : join(words, from, to);
  }

  private static String join(String[] words, int from, int to) {
    return String.join(" ", List.of(words).subList(from, to)).replaceAll(",$", "");
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[.,]", "");
  }
}
