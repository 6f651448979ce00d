package dev.isobar.local.bench;

import dev.isobar.local.bench.ceiling.Ceilings;
import dev.isobar.local.bench.load.Flow;
import dev.isobar.local.bench.process.HotMethods;
import dev.isobar.local.bench.process.ProcessCost;
import dev.isobar.local.bench.process.Profiling;
import dev.isobar.local.measure.Percentiles;
import java.util.List;
import java.util.Locale;

/** A report for people. */
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
    BenchReport.Machine machine = report.machine();
    line(
        "%d processors, %d MB, Java %s, %s; articles of %d bytes",
        machine.processors(),
        machine.memoryMegabytes(),
        machine.java(),
        machine.os(),
        report.articleBytes());
  }

  private void flow(Flow flow) {
    line("");
    line("%-12s %10s %12s", "", "articles", "a second");
    line("%-12s %10d %12.0f", "accepted", flow.accepted(), flow.acceptedPerSecond());
    line("%-12s %10d %12.0f", "enriched", flow.enriched(), flow.enrichedPerSecond());
    line(
        "%-12s %10d %12.0f   (median: %.0f)",
        "visible", flow.visible(), flow.visiblePerSecond(), flow.medianVisiblePerSecond());
    line("%-12s %10d", "refused", flow.refused());
    line("%-12s %10d", "dead letters", flow.deadLetters());
    line(
        "pushed for %.1f s, the last one visible %.1f s later",
        flow.pushSeconds(), flow.drainSeconds());
  }

  private void latency(BenchReport report) {
    Percentiles millis = report.latencyMillis();
    if (millis != null) {
      line("");
      line(
          "accepted to live event at %d a second: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, max %.0f ms; %d of %d missing",
          report.latencyArticlesPerSecond(),
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
    line("%-16s %9s %9s %9s %14s", "process", "idle MB", "load MB", "CPU s", "ms an article");
    for (ProcessCost cost : report.processes()) {
      line(
          "%-16s %9.0f %9.0f %9.1f %14.3f",
          cost.process(),
          cost.idleMegabytes(),
          cost.loadMegabytes(),
          cost.cpuSeconds(),
          cost.cpuMillisPerArticle());
    }
  }

  private void ceilings(BenchReport report) {
    Ceilings ceilings = report.ceilings();
    if (ceilings == null) {
      return;
    }
    line("");
    line("%-34s %10s %10s", "alone", "a second", "visible is");
    ceiling(
        "producer perf tool, same broker", ceilings.producer(), report.ratios().get("producer"));
    ceiling("COPY, same PostgreSQL", ceilings.copy(), report.ratios().get("copy"));
    ceiling("Enricher, one thread", ceilings.enricher(), report.ratios().get("enricher"));
    ceiling("  without JSON", ceilings.enricherWithoutJson(), null);
  }

  private void ceiling(String name, Double perSecond, Double ratio) {
    if (perSecond != null) {
      String share = ratio == null ? "" : "%.1f %%".formatted(ratio * 100);
      line("%-34s %10.0f %10s", name, perSecond, share);
    }
  }

  private void profile(String process, Profiling.Result result) {
    line("");
    line("%s: processor time by thread", process);
    result.threads().forEach((kind, millis) -> line("%8.1f s  %s", millis / 1000.0, kind));
    methods(process + ": methods that ran", result.methods().top());
    methods(process + ": Isobar's methods, with what they call", result.methods().within());
  }

  private void methods(String title, List<HotMethods.Share> shares) {
    if (!shares.isEmpty()) {
      line(title);
      shares.forEach(hot -> line("%8.1f %%  %s", hot.share() * 100, hot.method()));
    }
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
