package dev.isobar.local;

import dev.isobar.local.bench.BenchCommand;
import dev.isobar.local.deadletter.DeadLettersCommand;
import dev.isobar.local.feeds.FeedsCommand;
import dev.isobar.local.push.PushCommand;
import dev.isobar.local.quality.QualityCommand;
import dev.isobar.local.rebuild.RebuildCommand;
import dev.isobar.local.up.UpCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Implements {@code isobar}, the newswire on one machine. */
@Command(
    name = "isobar",
    description = "A live, bilingual newswire for climate policy, on one machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      UpCommand.class,
      PushCommand.class,
      FeedsCommand.class,
      DeadLettersCommand.class,
      RebuildCommand.class,
      BenchCommand.class,
      QualityCommand.class
    })
public final class IsobarCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /**
   * Runs the command and ends the JVM with its exit code. Called by {@link
   * dev.isobar.local.launcher.Launcher}.
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new IsobarCommand()).execute(args));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(System.out);
    return CommandLine.ExitCode.USAGE;
  }
}
