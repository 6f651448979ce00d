package dev.isobar.query.difference;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.text.TruncatedText;
import java.util.ArrayList;
import java.util.List;

/** Lists what an article names, dates, counts and quotes. */
final class FactReader {
  /** News is shorter; what comes after so many characters is not compared. */
  static final int MAX_TEXT = 50_000;

  private FactReader() {}

  /** Returns the text of which the facts are read. */
  static String text(EnrichedArticle article) {
    String text = article.text();
    return text.length() <= MAX_TEXT ? text : TruncatedText.head(text, MAX_TEXT);
  }

  /** Returns the facts in no order; one may be there at several places. */
  static List<Fact> read(EnrichedArticle article) {
    String text = text(article);
    List<Fact> facts = new ArrayList<>();
    for (Mention mention : article.mentions()) {
      facts.add(
          Fact.entity(
              kind(mention.type()),
              mention.entity(),
              mention.name(),
              mention.start(),
              mention.end()));
    }
    for (DateMention date : article.dates()) {
      facts.add(Fact.date(date.from(), date.to(), date.text(), date.start(), date.end()));
    }
    for (Fact number : NumberReader.read(text)) {
      if (article.dates().stream()
          .noneMatch(date -> date.start() < number.end() && number.start() < date.end())) {
        facts.add(number);
      }
    }
    for (Fact quote : QuoteReader.read(text)) {
      if (article.mentions().stream().noneMatch(mention -> isName(quote, mention))) {
        facts.add(quote);
      }
    }
    facts.removeIf(fact -> fact.end() > text.length());
    return facts;
  }

  /** Names stand in quotation marks too. */
  private static boolean isName(Fact quote, Mention mention) {
    int common = Math.min(quote.end(), mention.end()) - Math.max(quote.start(), mention.start());
    return 2 * common >= quote.end() - quote.start();
  }

  private static FactKind kind(Mention.Type type) {
    return switch (type) {
      case PERSON -> FactKind.PERSON;
      case ORGANISATION -> FactKind.ORGANISATION;
      case PLACE -> FactKind.PLACE;
      case INSTRUMENT -> FactKind.INSTRUMENT;
    };
  }
}
