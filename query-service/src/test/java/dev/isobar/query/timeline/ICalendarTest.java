package dev.isobar.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

/** The calendar as another library reads it. */
class ICalendarTest {
  @Test
  void aHappeningIsAnEventOfWholeDays() throws Exception {
    VEvent event = parse(item("Meeting: A, B; C", "First line.\nSecond \\ line.", false));

    assertThat(value(event, "UID")).isEqualTo("h1@isobar.dev");
    assertThat(value(event, "DTSTART")).isEqualTo("20240507");
    assertThat(value(event, "DTEND")).isEqualTo("20240517");
    assertThat(value(event, "DTSTAMP")).isEqualTo("20240518T010203Z");
    assertThat(value(event, "SEQUENCE")).isEqualTo("138157323");
    assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(value(event, "SUMMARY")).isEqualTo("Meeting: A, B; C");
    assertThat(value(event, "DESCRIPTION")).isEqualTo("First line.\nSecond \\ line.");
    assertThat(value(event, "LOCATION")).isEqualTo("Washington, D.C.");
    assertThat(value(event, "URL")).isEqualTo("https://example.org/a?b=1");
  }

  @Test
  void aCancelledHappeningKeepsItsIdAndNotItsTexts() throws Exception {
    VEvent event = parse(item("", "", true));

    assertThat(value(event, "UID")).isEqualTo("h1@isobar.dev");
    assertThat(value(event, "STATUS")).isEqualTo("CANCELLED");
    assertThat(value(event, "SUMMARY")).isEqualTo("meeting");
    assertThat(event.getProperty("DESCRIPTION")).isEmpty();
  }

  @net.jqwik.api.Property(tries = 300)
  void anyTextComesBackAndLinesAreFolded(
      @ForAll
          @CharRange(from = ' ', to = '~')
          @CharRange(from = '一', to = '龥')
          @Chars({'\n', ',', ';', '\\', '"', ':', 'é', '\uD83C'})
          String text)
      throws Exception {
    String valid = text.replace("\uD83C", "\uD83C\uDF0D").strip();
    String calendar = ICalendar.write(List.of(item(valid, valid, false)));

    assertThat(calendar.split("\r\n"))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(76));
    VEvent event = parse(item(valid, valid, false));
    assertThat(value(event, "SUMMARY")).isEqualTo(valid);
    if (!valid.isEmpty()) {
      assertThat(value(event, "DESCRIPTION")).isEqualTo(valid);
    }
  }

  private static VEvent parse(TimelineItem item) throws IOException, ParserException {
    Calendar calendar =
        new CalendarBuilder().build(new StringReader(ICalendar.write(List.of(item))));
    assertThat(calendar.validate().getEntries()).isEmpty();
    List<VEvent> events = calendar.getComponents("VEVENT");
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static String value(VEvent event, String name) {
    return event.getProperty(name).map(Property::getValue).orElseThrow();
  }

  private static TimelineItem item(String summary, String evidence, boolean cancelled) {
    return new TimelineItem(
        "h1",
        "meeting",
        LocalDate.parse("2024-05-07"),
        LocalDate.parse("2024-05-16"),
        "Washington, D.C.",
        summary,
        evidence,
        "https://example.org/a?b=1",
        cancelled ? 0 : 1,
        "a1",
        Instant.parse("2024-05-18T01:02:03Z"),
        cancelled);
  }
}
