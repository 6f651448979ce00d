package dev.isobar.local.bench;

import static dev.isobar.local.table.TextTable.Align.LEFT;
import static dev.isobar.local.table.TextTable.Align.RIGHT;

import dev.isobar.local.bench.ceiling.Ceilings;
import dev.isobar.local.bench.load.ThroughputResult;
import dev.isobar.local.bench.process.MethodProfiler;
import dev.isobar.local.bench.process.ProcessCost;
import dev.isobar.local.bench.process.Profiling;
import dev.isobar.local.measure.Percentiles;
import dev.isobar.local.table.TextTable;
import java.util.List;
import java.util.Locale;

/** Prints a report as text. */
final class ReportTable {
  private final StringBuilder out = new StringBuilder();

  private ReportTable() {}

  static String of(BenchReport report) {
    ReportTable table = new ReportTable();
    table.head(report);
    table.flow(report.flow());
    table.latency(report);
    table.processes(report);
    table.ceilings(report);
    report.profile().forEach(table::profile);
    return table.out.toString();
  }

  private void head(BenchReport report) {
    line("%s; articles of %d bytes", report.machine().inWords(), report.articleBytes());
  }

  private void flow(ThroughputResult flow) {
    line("");
    TextTable table = new TextTable(LEFT, RIGHT, RIGHT, LEFT);
    table.row("", "articles", "a second", "");
    table.row("accepted", number(flow.accepted()), number(flow.acceptedPerSecond()), "");
    table.row("enriched", number(flow.enriched()), number(flow.enrichedPerSecond()), "");
    table.row(
        "visible",
        number(flow.visible()),
        number(flow.visiblePerSecond()),
        "(median: " + number(flow.medianVisiblePerSecond()) + ")");
    table.row("refused", number(flow.refused()), "", "");
    table.row("dead letters", number(flow.deadLetters()), "", "");
    out.append(table);
    line(
        "pushed for %.1f s, the last one visible %.1f s later",
        flow.pushSeconds(), flow.drainSeconds());
  }

  private void latency(BenchReport report) {
    line("");
    latency("", report.latencyArticlesPerSecond(), report.latencyMillis());
    latency(
        " beside an archive",
        report.latencyArticlesPerSecond(),
        report.latencyMillisBesideArchive());
  }

  private void latency(String when, int perSecond, Percentiles millis) {
    if (millis != null) {
      line(
          "accepted to live event at %d a second%s: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, max %.0f ms; %d of %d missing",
          perSecond,
          when,
          millis.p50(),
          millis.p90(),
          millis.p99(),
          millis.max(),
          millis.missing(),
          millis.count() + millis.missing());
    }
  }

  private void processes(BenchReport report) {
    if (report.processes().isEmpty()) {
      return;
    }
    line("");
    TextTable table = new TextTable(LEFT, RIGHT, RIGHT, RIGHT, RIGHT);
    table.row("process", "idle MB", "load MB", "CPU s", "ms an article");
    for (ProcessCost cost : report.processes()) {
      table.row(
          cost.process(),
          number(cost.idleMegabytes()),
          number(cost.loadMegabytes()),
          format("%.1f", cost.cpuSeconds()),
          format("%.3f", cost.cpuMillisPerArticle()));
    }
    out.append(table);
  }

  private void ceilings(BenchReport report) {
    Ceilings ceilings = report.ceilings();
    if (ceilings == null) {
      return;
    }
    line("");
    TextTable table = new TextTable(LEFT, RIGHT, RIGHT);
    table.row("alone", "a second", "visible is");
    ceiling(
        table,
        "producer perf tool, same broker",
        ceilings.producer(),
        report.ratios().get("producer"));
    ceiling(table, "COPY, same PostgreSQL", ceilings.copy(), report.ratios().get("copy"));
    ceiling(table, "Enricher, one thread", ceilings.enricher(), report.ratios().get("enricher"));
    ceiling(table, "  without JSON", ceilings.enricherWithoutJson(), null);
    out.append(table);
  }

  private static void ceiling(TextTable table, String name, Double perSecond, Double ratio) {
    if (perSecond != null) {
      table.row(name, number(perSecond), ratio == null ? "" : format("%.1f %%", ratio * 100));
    }
  }

  private void profile(String process, Profiling.Result result) {
    line("");
    line("%s: processor time by thread", process);
    result.threads().forEach((kind, millis) -> line("%8.1f s  %s", millis / 1000.0, kind));
    methods(process + ": methods that ran", result.methods().top());
    methods(process + ": Isobar's methods, with what they call", result.methods().within());
  }

  private void methods(String title, List<MethodProfiler.Share> shares) {
    if (!shares.isEmpty()) {
      line(title);
      shares.forEach(hot -> line("%8.1f %%  %s", hot.share() * 100, hot.method()));
    }
  }

  private void line(String format, Object... values) {
    out.append(format(format, values).stripTrailing()).append('\n');
  }

  private static String number(double value) {
    return format("%.0f", value);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
