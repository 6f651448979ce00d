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

/** Measures resolved days and ranges of days. Any value that the set lists is right. */
public final class DatesStage implements Stage {
  private final String language;
  private final String folder;

  public DatesStage(String language, String folder) {
    this.language = language;
    this.folder = folder;
  }

  /** Holds a range of the set as ISO days; the last day may be included or not. */
  record Range(String from, String to) {
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
    for (Case one : sets.cut(cases(specification))) {
      List<DateMention> found =
          reading.quick(EnricherRunner.text("date", one.text(), null, one.reference())).dates();
      for (Set<Range> readings : one.expressions()) {
        counts.answer(
            found.stream().anyMatch(date -> readings.stream().anyMatch(r -> r.isSameAs(date))),
            true);
      }
    }
    return List.of(Figure.share("resolved", counts.recall(), counts.expected()));
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
        readings.add(new Range(value.path("start").asText(), value.path("end").asText()));
      }
    }
    return readings;
  }
}
