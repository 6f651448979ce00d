package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.mention.GazetteerEntry.LabelType;
import dev.isobar.enrich.taxonomy.PersonNames;
import dev.isobar.enrich.taxonomy.Taxonomy;

/** Decides from the neighbouring words whether a label of the taxonomy is a name of its entity. */
final class NameFilter {
  private static final int MAX_ACRONYM_LENGTH = 3;

  private final String text;
  private final TokenContext context;
  private final CompoundNameFilter compounds;
  private final OtherMeaning otherMeaning;
  private final PersonOrPlace personOrPlace;
  private final Namesake namesake;

  NameFilter(String text, Taxonomy taxonomy, TokenContext context) {
    this.text = text;
    this.context = context;
    this.compounds = new CompoundNameFilter(text, taxonomy.compoundNameWords());
    this.otherMeaning = new OtherMeaning(text, context, taxonomy.nameContextWords());
    this.personOrPlace =
        new PersonOrPlace(text, context, taxonomy.nameContextWords(), PersonNames.bundled());
    this.namesake = new Namesake(text, taxonomy.nameContextWords().occupations());
  }

  /** Returns whether the label at a range may be a name of its entity. */
  boolean isPossible(GazetteerEntry name, int start, int end) {
    Type type = name.entity().type();
    // Asked first, because it remembers the person for the rest of the text.
    boolean person =
        (type == Type.PLACE || type == Type.ORGANISATION) && personOrPlace.isPerson(start, end);
    return !person
        && isPossibleBesideCapitals(name, start, end)
        && !compounds.isPartOfLongerWord(name.entity(), start, end)
        && (HanText.isHan(text.charAt(end - 1))
            ? type != Type.PERSON || !namesake.isNamesake(start, end)
            : isPossibleLatin(name, start, end));
  }

  private boolean isPossibleBesideCapitals(GazetteerEntry name, int start, int end) {
    if (name.kind().cautious) {
      return !context.isPartOfLongerName(start, end);
    }
    return end - start > MAX_ACRONYM_LENGTH || !context.isBetweenCapitals(start, end);
  }

  private boolean isPossibleLatin(GazetteerEntry name, int start, int end) {
    return switch (name.entity().type()) {
      case PERSON ->
          !otherMeaning.isMonthOrVerb(start, end)
              && (name.kind() != LabelType.SURNAME && name.kind() != LabelType.CAUTIOUS
                  || !otherMeaning.isPartOfCompound(start, end))
              && !namesake.isNamesake(start, end)
              && (name.kind() != LabelType.SURNAME && name.kind() != LabelType.CAUTIOUS
                  || !otherMeaning.isOrdinaryWord(start, end, PersonNames.bundled()));
      case PLACE -> !otherMeaning.isThingAfter(end) && !otherMeaning.isOtherPlace(start, end);
      default -> true;
    };
  }

  /**
   * Returns whether a label of a place or an organisation is the name of a person whom the text
   * introduces elsewhere, or that of a listed person the name of a namesake. All labels must have
   * been asked about before.
   */
  boolean isSomebodyElse(GazetteerEntry name, int start, int end) {
    Type type = name.kind() == LabelType.NEGATIVE ? Type.INSTRUMENT : name.entity().type();
    if (type == Type.PERSON) {
      return namesake.isNamesakeAgain(start, end);
    }
    return personOrPlace.hasPersons()
        && (type == Type.PLACE || type == Type.ORGANISATION)
        && personOrPlace.isPersonElsewhere(start, end);
  }
}
