package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Vocabulary.CORE;
import static dev.isobar.ingest.feed.document.Vocabulary.SYNDICATION;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Holds what an RSS channel says about when it is to be polled. */
record UpdateHints(Duration interval, Set<Integer> skipHours, Set<Integer> skipDays) {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final int MAX_FIGURES = 6;

  static UpdateHints of(FeedElement channel) {
    Duration ttl = minutes(channel.child(CORE, "ttl"));
    Duration period = period(channel);
    boolean isPeriodLonger = ttl == null || period != null && period.compareTo(ttl) > 0;
    return new UpdateHints(isPeriodLonger ? period : ttl, hours(channel), days(channel));
  }

  private static Duration minutes(FeedElement ttl) {
    int minutes = ttl == null ? 0 : number(ttl.text());
    return minutes <= 0 ? null : Duration.ofMinutes(minutes);
  }

  private static Duration period(FeedElement channel) {
    FeedElement period = channel.child(SYNDICATION, "updateperiod");
    FeedElement frequency = channel.child(SYNDICATION, "updatefrequency");
    if (period == null && frequency == null) {
      return null;
    }
    // The module's defaults: daily, once.
    String name = period == null ? "daily" : period.text().toLowerCase(Locale.ROOT);
    Duration whole =
        switch (name) {
          case "hourly" -> Duration.ofHours(1);
          case "daily" -> Duration.ofDays(1);
          case "weekly" -> Duration.ofDays(7);
          case "monthly" -> Duration.ofDays(30);
          case "yearly" -> Duration.ofDays(365);
          default -> null;
        };
    int times = frequency == null ? 1 : number(frequency.text());
    return whole == null || times <= 0 ? whole : whole.dividedBy(times);
  }

  private static Set<Integer> hours(FeedElement channel) {
    Set<Integer> hours = new TreeSet<>();
    FeedElement skip = channel.child(CORE, "skiphours");
    if (skip != null) {
      for (FeedElement hour : skip.children(CORE, "hour")) {
        int number = number(hour.text());
        if (number >= 0 && number <= 24) {
          hours.add(number % 24);
        }
      }
    }
    return hours;
  }

  private static Set<Integer> days(FeedElement channel) {
    Set<Integer> days = new TreeSet<>();
    FeedElement skip = channel.child(CORE, "skipdays");
    if (skip != null) {
      for (FeedElement day : skip.children(CORE, "day")) {
        String name = day.text().toLowerCase(Locale.ROOT);
        int index = name.length() < 3 ? -1 : DAYS.indexOf(name.substring(0, 3));
        if (index >= 0) {
          days.add(index + 1);
        }
      }
    }
    return days;
  }

  private static int number(String text) {
    boolean isNumber = text.length() <= MAX_FIGURES && text.matches("\\d+");
    return isNumber ? Integer.parseInt(text) : -1;
  }
}
