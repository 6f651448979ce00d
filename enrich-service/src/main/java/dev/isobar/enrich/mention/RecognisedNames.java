package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.ner.ChineseWords;
import dev.isobar.enrich.ner.NerSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Corrects what the Chinese recogniser often mistakes for one person: several names written without
 * separators, teams and companies with a transcribed name, works in 《》 and ordinary words that
 * begin with a family name, such as 高温.
 */
final class RecognisedNames {
  /** At or above it, the recogniser's opinion about an ordinary word counts. */
  private static final double MAX_WORD = 0.97;

  private static final List<String> ORGANISATIONS = List.of("队", "俱乐部", "公司", "集团", "银行", "航空公司");
  private static final List<String> NOT_ORGANISATIONS =
      List.of("队友", "队员", "队长", "队伍", "队列", "集团军");

  private RecognisedNames() {}

  /** Returns the names in text order. */
  static List<NerSpan> of(String text, List<NerSpan> recognised) {
    List<NerSpan> names = new ArrayList<>(recognised.size());
    for (NerSpan span : recognised) {
      if (span.type() == Type.PERSON && isHan(text, span)) {
        addPersons(text, span, names);
      } else if (span.type() == Type.PLACE
          && CountryWords.isList(text.substring(span.start(), span.end()))) {
        addCountries(span, names);
      } else {
        names.add(span);
      }
    }
    return names;
  }

  /** Adds each character of 中美 as a name of its own. */
  private static void addCountries(NerSpan span, List<NerSpan> names) {
    for (int at = span.start(); at < span.end(); at++) {
      names.add(new NerSpan(at, at + 1, span.type(), span.confidence()));
    }
  }

  private static boolean isHan(String text, NerSpan span) {
    for (int at = span.start(); at < span.end(); at++) {
      if (!HanText.isHan(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static void addPersons(String text, NerSpan span, List<NerSpan> names) {
    String run = text.substring(span.start(), span.end());
    if (isTitleOfWork(text, span) || isOrdinaryWord(run, span.confidence())) {
      return;
    }
    if (isOrganisation(text, span.end())) {
      names.add(new NerSpan(span.start(), span.end(), Type.ORGANISATION, span.confidence()));
      return;
    }
    List<Integer> ends = RunOnNames.ends(run);
    if (ends.isEmpty()) {
      names.add(span);
      return;
    }
    int from = 0;
    for (int end : ends) {
      names.add(
          new NerSpan(span.start() + from, span.start() + end, span.type(), span.confidence()));
      from = end;
    }
  }

  private static boolean isTitleOfWork(String text, NerSpan span) {
    return span.start() > 0
        && "《〈".indexOf(text.charAt(span.start() - 1)) >= 0
        && span.end() < text.length()
        && "》〉".indexOf(text.charAt(span.end())) >= 0;
  }

  private static boolean isOrdinaryWord(String name, double confidence) {
    return confidence < MAX_WORD && ChineseWords.isOrdinary(name);
  }

  private static boolean isOrganisation(String text, int end) {
    return ORGANISATIONS.stream().anyMatch(word -> text.startsWith(word, end))
        && NOT_ORGANISATIONS.stream().noneMatch(word -> text.startsWith(word, end));
  }
}
