package dev.isobar.local.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Profiles a JVM with Flight Recorder, which it controls by {@code jcmd} of the same JDK. */
public final class MethodProfiler implements AutoCloseable {
  private static final int SHOWN = 15;

  private final long pid;
  private final Path recording;

  private MethodProfiler(long pid, Path recording) {
    this.pid = pid;
    this.recording = recording;
  }

  /**
   * Holds the share of a method.
   *
   * @param share the share of all samples, 0 to 1
   */
  public record Share(String method, double share) {}

  /**
   * Holds the samples of Java methods. The times of threads show compilers and collectors.
   *
   * @param top the methods that ran
   * @param within Isobar's methods that ran, including the methods they called
   */
  public record Profile(List<Share> top, List<Share> within) {}

  /** Starts recording; returns empty without {@code jcmd} or if the process is not our JVM. */
  static Optional<MethodProfiler> of(ProcessHandle process)
      throws IOException, InterruptedException {
    // jcmd sends SIGQUIT, which ends other programs such as PostgreSQL.
    if (process.info().command().filter(command -> command.endsWith("/java")).isEmpty()) {
      return Optional.empty();
    }
    Path recording = Files.createTempFile("isobar-bench", ".jfr");
    MethodProfiler methods = new MethodProfiler(process.pid(), recording);
    if (methods.jcmd("JFR.start", "name=bench", "settings=profile")) {
      return Optional.of(methods);
    }
    methods.close();
    return Optional.empty();
  }

  /** Ends the recording. Returns empty lists if it has no samples. */
  Profile stop() throws IOException, InterruptedException {
    Map<String, Integer> top = new HashMap<>();
    Map<String, Integer> within = new HashMap<>();
    // A JVM in a container writes the file inside the container.
    if (!jcmd("JFR.stop", "name=bench", "filename=" + recording) || Files.size(recording) == 0) {
      return new Profile(List.of(), List.of());
    }
    int samples = 0;
    try (RecordingFile events = new RecordingFile(recording)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")
            && event.getStackTrace() != null) {
          samples++;
          count(event.getStackTrace().getFrames(), top, within);
        }
      }
    }
    return new Profile(shares(top, samples), shares(within, samples));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(recording);
  }

  private static void count(
      List<RecordedFrame> frames, Map<String, Integer> top, Map<String, Integer> within) {
    top.merge(name(frames.get(0)), 1, Integer::sum);
    frames.stream()
        .map(MethodProfiler::name)
        .filter(name -> name.startsWith("dev.isobar") && !name.contains("ambda$"))
        .distinct()
        .forEach(name -> within.merge(name, 1, Integer::sum));
  }

  private static List<Share> shares(Map<String, Integer> counts, int samples) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .map(entry -> new Share(entry.getKey(), entry.getValue() / (double) samples))
        .toList();
  }

  private static String name(RecordedFrame frame) {
    RecordedMethod method = frame.getMethod();
    return method.getType().getName() + "." + method.getName();
  }

  private boolean jcmd(String... arguments) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(jcmd)) {
      return false;
    }
    List<String> command = new ArrayList<>(List.of(jcmd.toString(), String.valueOf(pid)));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
