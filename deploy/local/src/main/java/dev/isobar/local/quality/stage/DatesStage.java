package dev.isobar.local.quality.stage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.DateMention;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.metric.ConfusionCounts;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Measures resolved days and ranges of days. Any value that the set lists is right. */
public final class DatesStage implements Stage {
  /** Words and marks that join two periods, as in "2014 to 2018" and 3月至5月. */
  private static final Pattern TWO_PERIODS =
      Pattern.compile("[-~–到至]|和.*间|\\b(to|till|until|through|and)\\b");

  private static final Pattern EDGE = Pattern.compile("\\b(end|start|middle|beginning) of\\b");

  private final String language;
  private final String folder;

  public DatesStage(String language, String folder) {
    this.language = language;
    this.folder = folder;
  }

  /**
   * Holds a range of the set as ISO days; the last day may be included or not.
   *
   * @param lastPeriod months of the period that the range ends with, as in "2014 to 2018" or "May
   *     to July", else 0. The set ends such a range where that period begins, this product where it
   *     ends.
   */
  record Range(String from, String to, int lastPeriod) {
    Range(String from, String to) {
      this(from, to, 0);
    }

    /** Returns the range with the whole of its last period. */
    Range withLastPeriod() {
      if (lastPeriod == 0) {
        return this;
      }
      return new Range(from, LocalDate.parse(to).plusMonths(lastPeriod).toString());
    }

    /** Compares with our range, which includes its last day; theirs may end on the day after. */
    boolean isSameAs(DateMention date) {
      String last = date.to().toString();
      return date.from().toString().equals(from) && (last.equals(to) || last.equals(before(to)));
    }

    private static String before(String day) {
      try {
        return LocalDate.parse(day).minusDays(1).toString();
      } catch (DateTimeParseException e) {
        // The set has days such as XXXX-10-12, which never equal a resolved day.
        return day;
      }
    }
  }

  /**
   * Holds a text with its date expressions.
   *
   * @param expressions for each expression of the text, the correct values
   */
  record Case(String text, Instant reference, List<Set<Range>> expressions) {}

  @Override
  public String name() {
    return "dates-" + language;
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    String file = "dates/" + folder + "/DateTimeModel.json";
    JsonNode specification = DataSets.json(sets.at(file, "the date cases of Recognizers-Text"));
    ConfusionCounts counts = new ConfusionCounts();
    ConfusionCounts asInSet = new ConfusionCounts();
    for (Case one : sets.cut(cases(specification))) {
      List<DateMention> found =
          reading.quick(EnricherRunner.text("date", one.text(), null, one.reference())).dates();
      for (Set<Range> readings : one.expressions()) {
        asInSet.answer(isOneOf(readings, found), true);
        Set<Range> inclusive = new HashSet<>(readings);
        readings.forEach(range -> inclusive.add(range.withLastPeriod()));
        counts.answer(isOneOf(inclusive, found), true);
      }
    }
    return List.of(
        Figure.share("resolved", counts.recall(), counts.expected()),
        Figure.share(
            "resolved, with the set's ends of ranges", asInSet.recall(), asInSet.expected()));
  }

  private static boolean isOneOf(Set<Range> readings, List<DateMention> found) {
    return found.stream().anyMatch(date -> readings.stream().anyMatch(r -> r.isSameAs(date)));
  }

  /** Returns the cases with a reference day whose expressions are all days or ranges of days. */
  static List<Case> cases(JsonNode specification) {
    List<Case> cases = new ArrayList<>();
    for (JsonNode one : specification) {
      String reference = one.at("/Context/ReferenceDateTime").asText("");
      List<Set<Range>> expressions = new ArrayList<>();
      boolean onlyDays = !reference.isEmpty();
      for (JsonNode result : one.path("Results")) {
        String type = result.path("TypeName").asText();
        onlyDays &= type.equals("datetimeV2.date") || type.equals("datetimeV2.daterange");
        expressions.add(readings(result));
      }
      if (onlyDays && !expressions.isEmpty() && expressions.stream().noneMatch(Set::isEmpty)) {
        cases.add(
            new Case(one.path("Input").asText(), Instant.parse(reference + "Z"), expressions));
      }
    }
    return cases;
  }

  private static Set<Range> readings(JsonNode result) {
    Set<Range> readings = new HashSet<>();
    for (JsonNode value : result.at("/Resolution/values")) {
      String type = value.path("type").asText();
      if (type.equals("date") && value.hasNonNull("value")) {
        readings.add(new Range(value.path("value").asText(), value.path("value").asText()));
      } else if (type.equals("daterange") && value.hasNonNull("start") && value.hasNonNull("end")) {
        readings.add(
            new Range(
                value.path("start").asText(),
                value.path("end").asText(),
                lastPeriod(result.path("Text").asText(), value.path("timex").asText())));
      }
    }
    return readings;
  }

  /** Returns the months of the period at the end of a range between two periods, or 0. */
  private static int lastPeriod(String text, String timex) {
    boolean ofPeriods = TWO_PERIODS.matcher(text).find() && !EDGE.matcher(text).find();
    if (!ofPeriods || !timex.matches(".*,P\\d+[MY]\\)")) {
      return 0;
    }
    return timex.endsWith("Y)") ? 12 : text.matches(".*\\bq\\d.*") ? 3 : 1;
  }
}
