package dev.isobar.local.bench.process;

/**
 * Holds the cost of one process of the newswire. Memory is the proportional set size: a page that n
 * processes share counts 1/n in each, so that the sum over processes is the memory in use.
 *
 * @param idleMegabytes memory before the load
 * @param loadMegabytes the highest memory under load
 * @param cpuSeconds processor time under load, until the last article was visible
 * @param cpuMillisPerArticle processor time per accepted article
 */
public record ProcessCost(
    String process,
    double idleMegabytes,
    double loadMegabytes,
    double cpuSeconds,
    double cpuMillisPerArticle) {

  static final String TOTAL = "total";
  private static final double MEGA = 1 << 20;

  public static ProcessCost of(
      String process, ProcessUsage idle, ProcessUsage before, ProcessUsage peak, long articles) {
    double millis = peak.cpuMillis() - before.cpuMillis();
    return new ProcessCost(
        process,
        idle.pssBytes() / MEGA,
        peak.pssBytes() / MEGA,
        millis / 1000,
        articles == 0 ? 0 : millis / articles);
  }

  ProcessCost plus(ProcessCost other) {
    return new ProcessCost(
        TOTAL,
        idleMegabytes + other.idleMegabytes,
        loadMegabytes + other.loadMegabytes,
        cpuSeconds + other.cpuSeconds,
        cpuMillisPerArticle + other.cpuMillisPerArticle);
  }
}
