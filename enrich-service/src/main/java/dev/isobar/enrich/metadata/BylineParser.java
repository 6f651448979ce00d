package dev.isobar.enrich.metadata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts the names of authors from bylines and from the fields of feeds and pages. */
final class BylineParser {
  private static final int LONGEST = 400;

  /** Number of authors that are read; more are a list of something else. */
  private static final int MOST = 50;

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?iu)^(?:(?:view|see|read) (?:all|more)(?: \\p{L}+){0,2}"
              + " (?:by|from|of)|(?:(?:article|story|text|words|report|reported|reporting|written|posted|published|submitted|created|edited|authored|opinion|analysis|commentary|review|interview|photographs?|produced|compiled|uploaded|added)(?:"
              + " and \\p{L}+)?"
              + " )?by|authors?|autor(?:in|es|en)?|auteurs?|autore|författare|forfatter|schrijver|автор|от|yazar|penulis|oleh|przez|napsal|tekst(?:"
              + " door)?|text|texte|texto|testo|a cura"
              + " di|(?:[ée]crit|publi[ée]|post[ée]|propos recueillis)"
              + " par|(?:escrito|publicado|postado) por|(?:scritto|pubblicato)"
              + " da|(?:geschreven|geplaatst)"
              + " door|(?:geschrieben|verfasst|erstellt|ver[öo]ffentlicht) von|ein"
              + " (?:artikel|beitrag|gastbeitrag|kommentar) von|eine analyse"
              + " von|(?:skriven|skrevet) av|published|posted|from"
              + " the|credit|name)(?:\\s*[:：/]\\s*|\\s+)(?=\\S)");

  /** Short words that are also names: in small letters or with a colon. */
  private static final Pattern PARTICLE =
      Pattern.compile(
          "^(?:(?:di|da|story|words)\\s+(?=\\S)|(?iu:di|da|story|words)\\s*[:：/]\\s*(?=\\S))");

  /** The same in languages in which bylines begin with a capital: "Von Ama Mensah". */
  private static final Pattern CAPITAL_PARTICLE =
      Pattern.compile("(?iu)^(?:von|por|par|door|av|af)(?:\\s*[:：/]\\s*|\\s+)(?=\\S)");

  private static final Pattern PHOTO =
      Pattern.compile(
          "(?iu)^(?:photos?(?:graph(?:y|s)?)?|foto(?:s|graf(?:ie)?)?|images?|bilder?|illustrations?|video|pictures?|graphics?|摄影|图)(?:\\s+(?:by|von|par|di|credit))?\\s*[:：/"
              + " ].*");
  private static final Pattern ADDRESS = Pattern.compile("<[^<>]*>|\\S+@\\S+\\.\\w+|https?://\\S+");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\S+@\\S+\\s*\\(([^()]+)\\)");
  private static final Pattern STRONG_BETWEEN =
      Pattern.compile(
          "(?iu)\\s*(?:[;|、•·∙‧●▪\\n"
              + "]|\\s[–—\\-]\\s|\\s&\\s|\\sand\\s|\\sund\\s|\\set\\s|\\soch\\s|\\sog\\s|\\sen\\s|\\scon\\s|\\swith\\s|\\svia\\s|\\s+/\\s*|(?<=\\p{L}{2})/(?=\\p{L}{2}))\\s*");

  /** "And" in Spanish and Catalan between full names; within one it joins family names. */
  private static final Pattern AND_BETWEEN =
      Pattern.compile(
          "(?<=[\\p{L}.'’\\-]{1,30}\\s\\p{Lu}[\\p{L}.'’\\-]{1,30})\\s[yi]\\s(?=\\p{Lu}[\\p{L}.'’\\-]*\\s+(?:\\p{Ll}{1,3}\\s+){0,2}\\p{Lu})");

  private static final Pattern COMMA =
      Pattern.compile("\\s*[,，](?!\\s*(?:jr|sr|ii|iii|iv)\\b)\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern REVERSED =
      Pattern.compile("(?u)([\\p{L}\\p{M}'’\\- ]{2,40}),\\s*([\\p{L}\\p{M}'’.\\- ]{1,40})");
  private static final Pattern HAN_WORDS =
      Pattern.compile("\\p{IsHan}{1,4}(?:\\s+\\p{IsHan}{1,4})+");
  private static final Pattern AND_ENGLISH =
      Pattern.compile("(?iu)^(?:and|und|et|y|och|og|en)\\s+");

  private BylineParser() {}

  /** Returns one name per author, in order and without duplicates. */
  static List<String> clean(List<String> stated) {
    Set<String> names = new LinkedHashSet<>();
    for (String entry : stated) {
      if (entry != null && !entry.isBlank() && entry.length() <= LONGEST && names.size() < MOST) {
        read(entry, names);
      }
    }
    return distinct(names);
  }

  /** Returns one name per entry; "Mensah, Ama" is one person. */
  static List<String> people(List<String> stated) {
    Set<String> names = new LinkedHashSet<>();
    for (String entry : stated.subList(0, Math.min(MOST, stated.size()))) {
      String plain = PlainText.of(entry);
      for (String part : plain.indexOf(';') > 0 ? plain.split("\\s*;\\s*") : new String[] {plain}) {
        Matcher m = REVERSED.matcher(part);
        if (m.matches()
            && !AuthorName.isRole(m.group(2))
            && !(isFull(m.group(1)) && isFull(m.group(2)))) {
          names.add(m.group(2).strip() + " " + m.group(1).strip());
        } else if (part.length() <= LONGEST) {
          read(part, names);
        }
      }
    }
    return distinct(names);
  }

  /** Returns the names of organisations as stated. */
  static List<String> organisations(List<String> stated) {
    return stated.stream()
        .limit(MOST)
        .map(PlainText::of)
        .filter(n -> !n.isEmpty() && n.length() <= 80 && !n.startsWith("http"))
        .distinct()
        .toList();
  }

  private static void read(String entry, Set<String> names) {
    String text =
        entry.indexOf('<') < 0 && entry.indexOf('&') < 0
            ? entry.replaceAll("[ \\t\\u00a0]+", " ").strip()
            : PlainText.of(entry);
    Matcher bracketed = IN_BRACKETS.matcher(text);
    if (bracketed.matches()) {
      text = bracketed.group(1);
    }
    text = ADDRESS.matcher(text).replaceAll(" ").strip();
    if (ChineseByline.isOtherRole(text)) {
      return;
    }
    if (ChineseByline.hasLabel(text)) {
      names.addAll(ChineseByline.names(text, true));
      return;
    }
    text = withoutLabel(text);
    for (String part : STRONG_BETWEEN.split(text)) {
      for (String one : AND_BETWEEN.split(part)) {
        if (!PHOTO.matcher(one).matches()) {
          people(withoutLabel(one), names);
        }
      }
    }
  }

  /** Returns whether words are at least two with capitals, without initials and particles. */
  private static boolean isFull(String words) {
    return words.strip().matches("(?u)\\p{Lu}[\\p{L}'’\\-]+(?:\\s+\\p{Lu}[\\p{L}'’\\-]+)+");
  }

  /** Reads a part with commas: several people, one person and an office, or "Mensah, Ama". */
  private static void people(String part, Set<String> names) {
    String[] pieces = COMMA.split(part);
    if (pieces.length == 2 && isWord(pieces[0]) && isWord(pieces[1])) {
      add(pieces[1] + " " + pieces[0], names);
      return;
    }
    if (pieces.length > 1 && AuthorName.isOrganisation(pieces[0]) && pieces[0].indexOf(' ') < 0) {
      // A publisher and its place, as in "wire.example, Accra, Ghana".
      add(pieces[0], names);
      return;
    }
    boolean first = true;
    for (String piece : pieces) {
      String words = AND_ENGLISH.matcher(piece.strip()).replaceFirst("");
      boolean follows = !first && !names.isEmpty();
      boolean isOffice =
          AuthorName.isRole(words)
              || follows && Character.isLowerCase(words.isEmpty() ? 'a' : words.charAt(0));
      if (!(isOffice && (follows || !AuthorName.isFullName(AuthorName.of(words))))) {
        add(words, names);
      }
      first = false;
    }
  }

  private static boolean isWord(String words) {
    return words.matches("(?u)\\p{Lu}[\\p{Ll}\\p{M}'’\\-]+")
        && !AuthorName.isRole(words)
        && !AuthorName.isOrganisation(words);
  }

  private static void add(String words, Set<String> names) {
    if (HAN_WORDS.matcher(words.strip()).matches()) {
      List<String> parts = ChineseByline.joined(words.strip().split("\\s+"));
      if (parts.stream().allMatch(ChineseByline::isName)) {
        names.addAll(parts);
        return;
      }
    }
    String name = AuthorName.of(withoutLabel(words).replaceAll("\\s+", " "));
    if (!name.isEmpty()) {
      names.add(name);
    }
  }

  private static String withoutLabel(String text) {
    String plain = text.strip();
    for (int time = 0; time < 3; time++) {
      String next = withoutParticle(BEFORE.matcher(plain).replaceFirst(""));
      if (next.equals(plain)) {
        return plain;
      }
      plain = next.strip();
    }
    return plain;
  }

  /** Removes a particle from before a full name or an organisation. */
  private static String withoutParticle(String text) {
    for (Pattern particle : List.of(PARTICLE, CAPITAL_PARTICLE)) {
      String rest = particle.matcher(text).replaceFirst("");
      if (!rest.equals(text)
          && (rest.strip().indexOf(' ') > 0 || AuthorName.isOrganisation(rest))) {
        return rest;
      }
    }
    return text;
  }

  /** Leaves out names that differ only in case. */
  private static List<String> distinct(Set<String> names) {
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      if (distinct.size() < MOST && distinct.stream().noneMatch(name::equalsIgnoreCase)) {
        distinct.add(name);
      }
    }
    return distinct;
  }
}
