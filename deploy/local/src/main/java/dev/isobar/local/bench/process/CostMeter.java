package dev.isobar.local.bench.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Samples the memory and processor time of the processes. Not thread-safe. */
public final class CostMeter {
  /** The load generator, whose cost is shown separately. */
  static final String BENCH = "bench itself";

  private final Map<String, ProcessHandle> processes;
  private Map<String, ProcessUsage> idle = Map.of();
  private Map<String, ProcessUsage> before = Map.of();
  private Map<String, ProcessUsage> peak = Map.of();

  public CostMeter(Map<String, ProcessHandle> processes) {
    this.processes = processes;
  }

  /** Samples the idle processes. */
  public void idle() {
    idle = read();
    start();
  }

  /** Samples just before the load. */
  public void start() {
    before = read();
    peak = before;
  }

  /** Samples under load. Keeps the highest memory and the latest processor time. */
  public void sample() {
    Map<String, ProcessUsage> now = read();
    now.replaceAll((name, usage) -> usage.withPeakMemory(peak.get(name)));
    peak = now;
  }

  /** Returns the cost of each process, then the sum, then this load generator. */
  public List<ProcessCost> costs(long articles) {
    List<ProcessCost> costs = new ArrayList<>();
    for (String name : processes.keySet()) {
      costs.add(cost(name, articles));
    }
    costs.stream().reduce(ProcessCost::plus).ifPresent(costs::add);
    costs.add(cost(BENCH, articles));
    return List.copyOf(costs);
  }

  private ProcessCost cost(String name, long articles) {
    return ProcessCost.of(name, idle.get(name), before.get(name), peak.get(name), articles);
  }

  private Map<String, ProcessUsage> read() {
    Map<String, ProcessUsage> usage = new LinkedHashMap<>();
    processes.forEach((name, process) -> usage.put(name, ProcessUsage.of(process)));
    usage.put(BENCH, ProcessUsage.ofThisProcess());
    return usage;
  }
}
