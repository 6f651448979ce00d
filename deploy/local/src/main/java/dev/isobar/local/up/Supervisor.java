package dev.isobar.local.up;

import dev.isobar.local.stack.LocalStack;
import dev.isobar.local.stack.ProcessExit;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Restarts processes of the newswire that die, until {@link RestartPolicy} gives up. Broker and
 * database are restarted as well, because both recover from their files and the services wait for
 * them; only a first start that fails is final, since it fails for a reason that stays.
 */
final class Supervisor implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(3);
  private static final Set<String> BACKING = Set.of(LocalStack.KAFKA, LocalStack.POSTGRES);

  private final LocalStack stack;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Consumer<String> giveUp;
  private final Runnable restarted;

  /** Used by the executor's only thread. */
  private final Map<String, RestartPolicy> policies = new HashMap<>();

  private final Set<String> startedOnce = new HashSet<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(task -> daemon("supervisor", task));

  /**
   * Creates a supervisor.
   *
   * @param progress receives one line for the user at each death and each restart
   * @param giveUp receives the reason when the newswire must stop
   * @param restarted runs after each restart
   */
  Supervisor(
      LocalStack stack,
      Clock clock,
      Consumer<String> progress,
      Consumer<String> giveUp,
      Runnable restarted) {
    this.stack = stack;
    this.clock = clock;
    this.progress = progress;
    this.giveUp = giveUp;
    this.restarted = restarted;
  }

  /** Starts to watch the processes. */
  void watch() {
    stack.onDeath(exit -> executor.execute(() -> handle(exit, exit.sentence(), exit.lastLines())));
  }

  /** Records that the broker or the database has started, so that it is restarted from now on. */
  void started(String name) {
    executor.execute(() -> startedOnce.add(name));
  }

  /** Stops restarting. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void handle(ProcessExit exit, String reason, List<String> lastLines) {
    String name = exit.name();
    if (BACKING.contains(name) && !startedOnce.contains(name)) {
      giveUp.accept(name + " does not start: " + reason + last(exit, lastLines));
      return;
    }
    Optional<Duration> pause =
        policies.computeIfAbsent(name, any -> new RestartPolicy(clock)).afterDeath();
    if (pause.isEmpty()) {
      giveUp.accept(
          "%s, for the %dth time within a minute; stopping everything%s"
              .formatted(reason, RestartPolicy.MAX_DEATHS, last(exit, lastLines)));
      return;
    }
    long millis = pause.get().toMillis();
    progress.accept(
        String.format(
            Locale.ROOT, "%s; restarting it in %.1f s; log: %s", reason, millis / 1e3, exit.log()));
    executor.schedule(() -> restart(exit), millis, TimeUnit.MILLISECONDS);
  }

  private void restart(ProcessExit exit) {
    try {
      stack.restart(exit.name());
    } catch (RuntimeException e) {
      handle(exit, exit.name() + " cannot be restarted", List.of(String.valueOf(e.getMessage())));
      return;
    }
    restarted.run();
    daemon("await-" + exit.name(), () -> awaitReady(exit.name())).start();
  }

  private void awaitReady(String name) {
    if (stack.becomesReady(name, READY)) {
      progress.accept(name + " is ready again");
    }
  }

  private static String last(ProcessExit exit, List<String> lines) {
    return ". Log: %s%s%s"
        .formatted(
            exit.log(),
            lines.isEmpty() ? "" : ", which ends with:\n  ",
            String.join("\n  ", lines));
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
