package dev.isobar.enrich.metadata;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells names of people from the other words of a byline. */
final class AuthorName {
  private static final int LONGEST = 60;
  private static final int MOST_WORDS = 6;

  /** Words within names that begin with a small letter. */
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "las",
          "los", "van", "von", "vom", "der", "den", "het", "ter", "ten", "te", "zu", "zur", "af",
          "av", "al", "el", "bin", "bint", "ibn", "ben", "y", "e", "i", "d", "of", "st", "und",
          "'t", "t", "op", "ap");

  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          "(?iu)https?:.*|www\\..*|@.*|.*@.*\\..*|\\S+\\.(?:html?|php|aspx?)|(?:site\\s*)?admin(?:istrator)?|root|webmaster|super"
              + " ?user|unknown|none|null|undefined|n/?a|nan|false|true|authors?|autor(?:in|es)?|auteurs?|by|posted|published|written|user|username|default|test|guest|anonymous|anonym|no"
              + " author|not available|no"
              + " byline|-+|follow|share|print|email|subscribe|comments?|read"
              + " more|more|advertisement|sponsored|home|news|about|contact|twitter|facebook|linkedin|instagram|updated?|profile|bio|image|photos?|video|gallery|skip"
              + " to.*|click here.*|sign (?:in|up)|log ?in|register|cookies?.*|copyright.*|all"
              + " rights.*|min(?:ute)?s? read|reading time|views?|date|time"
              + "|编辑|責任編輯|责任编辑|责编|来源|來源|佚名|未知|匿名|网络|互联网|本站|原创|转载|作者|记者|通讯员|管理员|小编|编者|发布者|游客|受访者|网友|综合|资料图|文章|手记|无");

  private static final Pattern COUNT =
      Pattern.compile(
          "(?iu).*(?:\\d+\\s*(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|words?|views?|comments?|shares?|Std|Stunden|Tagen?|heures?|jours?|d[íi]as|horas?|字|小时|分钟|天前|次|人|阅读|评论)|\\bago\\b|\\d{1,2}:\\d\\d|\\d{1,2}/\\d{1,2}|(?:19|20)\\d\\d|am\\b.*\\d|[$€£%]).*");

  private static final String ROLE_WORDS =
      "(?:correspondent|editor(?:ial)?|reporter|writer|columnist|journalist|producer|analyst|professor|director|bureau|contributor|contributing|fellow|researcher|scientist|founder|president|manager|intern|freelancer?|freelance|photographer|chief|head"
          + " of|lecturer|economist|strategist|adviser|advisor|consultant|specialist|expert|engineer|officer|student|anchor|presenter|secretary|minister|chair(?:man|woman|person)?|member|partner|attorney|lawyer|dr\\.?"
          + " of|ph\\.?\\s?d|m\\.?d|mba|msc|university|institute|college|school|redakteur(?:in)?|chefredakteur(?:in)?|korrespondent(?:in)?|reporterin|journalistin|volont[äa]r(?:in)?|ressort\\w*|r[ée]dact(?:eur|rice)|correspondante?|chroniqueur|chroniqueuse|envoy[ée]e?"
          + " sp[ée]ciale?|periodista|redactora?|corresponsal|colunista|rep[óo]rter|giornalista|inviat[oa]|corrispondente|redacteur|verslaggever|correspondente)";

  private static final Pattern ROLE =
      Pattern.compile("(?iu)(?<!\\p{L})" + ROLE_WORDS + "(?!\\p{L})");

  private static final Pattern ROLE_BEFORE =
      Pattern.compile(
          "(?u)^(?:(?:(?i:senior|staff|chief|special|political|environment|climate|science|business|our|guest|contributing|associate|deputy|news|dr|prof|professor|mr|mrs|ms)\\.?\\s+){0,3})?(?i:writer|reporter|correspondent|editor|columnist|journalist|contributor|author)s?:?\\s+(?=\\p{Lu}\\S+\\s+\\p{Lu})");

  /** Words of the names of organisations, desks and agencies. */
  private static final Pattern ORGANISATION =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:staff|team|desk|newsroom|newswire|editors|redaktion|onlineredaktion|redaction|r[ée]daction|redazione|redacci[óo]n|reda[çc][ãa]o|redactie|redakcja|redaksi|redakce|agenc(?:y|ies)|agence|ag[êe]ncia|agentur|press|media|news|magazine|network|times|daily|weekly|tribune|herald|gazette|journal|broadcasting|channel|tv|radio|online|group|inc|ltd|llc|gmbh|corp|company|foundation|institute|association|council|ministry|department|office|committee|commission|university|center|centre|organi[sz]ation|society|union|club|board|reuters|xinhua|wires?|services?|contributors?|correspondents|reporters|writers|guests?|developer|getty\\w*|istock\\w*|shutterstock|alamy|unsplash|pexels|imago|stock|agenturen)(?!\\p{L})"
              + "|(?:社|网|網|报|報|报社|台|频道|中心|编辑部|新闻|杂志|集团|公司|委员会|研究院|大学|办公室|工作室|周刊|日报|客户端|公众号|편집국|뉴스)$|\\.(?:com|org|net|de|at|ch|fr|uk|cn|it|es|nl|info|eu)$");

  /** Agencies whose names are also given names; one that stands alone counts in any case. */
  private static final String AGENCIES = "AFP|DPA|APA|ANSA|EFE|LUSA|TASS|PTI|IANS|ANI|AP|BLOOMBERG";

  private static final Pattern AGENCY =
      Pattern.compile(
          "(?<!\\p{L})(?:"
              + AGENCIES
              + "|dpa|apa|afp)(?![\\p{L}])|(?i:^(?:"
              + AGENCIES
              + "|bloomberg \\w+)$)");

  private static final Pattern TWO_WORDS =
      Pattern.compile("(?u)(\\p{Lu}[\\p{L}'’\\-]+)\\s+\\p{Lu}\\p{Ll}+");

  private static final Pattern KOREAN_OFFICE =
      Pattern.compile("\\s*(?:기자|특파원|논설위원|선임기자|인턴기자)(?:\\s.*)?$");
  private static final Pattern MARKUP = Pattern.compile("[<>{}=\"\\[\\]\\\\]|\\d{3}|[?？!！]");

  private AuthorName() {}

  /** Returns the name without office and place, or an empty string if the words are no name. */
  static String of(String words) {
    String name = ROLE_BEFORE.matcher(words).replaceFirst("");
    name = name.replaceAll("\\s*[(（\\[][^()（）]{0,60}[)）\\]]?$", "");
    name = name.replaceAll("^[\\s,.:：;()（）|/\\-–—•*'\"“”‘]+|[\\s,:：;()（）|/\\-–—•*\"“”]+$", "");
    name = KOREAN_OFFICE.matcher(name).replaceFirst("");
    if (name.isEmpty()
        || MARKUP.matcher(name).find()
        || NOT_A_NAME.matcher(name).matches()
        || COUNT.matcher(name).matches()
        || isDate(name)) {
      return "";
    }
    name = untilProse(name);
    return name.length() > LONGEST
            || name.split("\\s").length > MOST_WORDS
            || !name.codePoints().anyMatch(Character::isLetter)
            || NOT_A_NAME.matcher(name).matches()
        ? ""
        : name;
  }

  private static boolean isDate(String name) {
    return name.chars().filter(Character::isDigit).count() >= 3
            && DateParser.firstWithShortYears(name).isPresent()
        || name.chars().allMatch(c -> !Character.isLetter(c));
  }

  /** Cuts "Ama Mensah in Accra" before the first small word that is no part of a name. */
  private static String untilProse(String name) {
    String[] words = name.split("\\s+");
    if (words.length < 3 || !Character.isUpperCase(name.codePointAt(0))) {
      return name;
    }
    StringBuilder kept = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      int first = words[i].codePointAt(0);
      if (Character.isLowerCase(first)
          && !PARTICLES.contains(words[i].toLowerCase(Locale.ROOT))
          && words[i].indexOf('\'') < 0
          && words[i].indexOf('’') < 0) {
        return i >= 2 ? kept.toString() : name;
      }
      kept.append(' ').append(words[i]);
    }
    return kept.toString();
  }

  /** Returns whether the words are an office, such as "Environment Correspondent". */
  static boolean isRole(String words) {
    return ROLE.matcher(words).find();
  }

  /**
   * Returns whether the words name an organisation, an agency or a desk. "Wolfgang Stock" is a
   * person: two words, of which the first is a given name.
   */
  static boolean isOrganisation(String name) {
    if (AGENCY.matcher(name).find()) {
      return true;
    }
    Matcher two = TWO_WORDS.matcher(name);
    return ORGANISATION.matcher(name).find()
        && !(two.matches() && GivenNames.contains(two.group(1)));
  }

  /** Returns whether a name looks like that of a person: two to five words with capitals. */
  static boolean isFullName(String name) {
    return name.matches("(?u)\\p{Lu}[\\p{L}\\p{M}.'’\\-]*(?:\\s+[\\p{L}\\p{M}.'’\\-]+){1,4}")
            && !isOrganisation(name)
        || ChineseByline.isName(name);
  }
}
