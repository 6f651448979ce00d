package dev.isobar.local.deadletter;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Implements {@code isobar.jar dead-letters}. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    description = {
      "Lists, shows, fixes and replays the records that the newswire could not process.",
      "A dead letter is named by its Kafka topic, partition and offset, such as raw/0/42."
    },
    subcommands = {ListCommand.class, ShowCommand.class, FixCommand.class, ReplayCommand.class})
public final class DeadLettersCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(System.out);
    return CommandLine.ExitCode.USAGE;
  }

  /**
   * Runs one request and reports a refusal as a message.
   *
   * @return the exit code
   */
  static int report(CommandSpec spec, Request request) throws InterruptedException {
    try {
      request.run();
      return CommandLine.ExitCode.OK;
    } catch (RefusedException e) {
      spec.commandLine().getErr().println("isobar: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** One use of the service. */
  interface Request {
    void run() throws InterruptedException;
  }
}
