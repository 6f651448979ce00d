package dev.isobar.local.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.local.client.ServiceOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Implements {@code isobar.jar dead-letters fix}. */
@Command(
    name = "fix",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Replaces the value of a raw dead letter by a valid article and publishes it.",
      "Without FILE, writes the value to a file in the current folder, to be edited and given as"
          + " FILE."
    })
final class FixCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "LETTER", description = "Such as raw/0/42.")
  String letter;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The article as RawArticle JSON; - reads the standard input.")
  String file;

  @Mixin private ServiceOptions service;

  @Override
  public Integer call() throws InterruptedException {
    return DeadLettersCommand.report(spec, file == null ? this::write : this::publish);
  }

  private void write() throws InterruptedException {
    byte[] value = new DeadLettersClient(service).value(letter);
    Path path = Path.of("dead-letter-" + letter.replace('/', '-') + ".json");
    try {
      Files.write(path, value, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(path + " exists: give it as FILE, or delete it");
    } catch (IOException e) {
      throw new RefusedException("cannot write " + path + ": " + e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s written (%d bytes)%n", path, value.length);
    out.printf("Edit it, then run: dead-letters fix %s %s%n", letter, path);
    out.flush();
  }

  private void publish() throws InterruptedException {
    byte[] fixed = read();
    if (fixed.length == 0) {
      throw new RefusedException(file + " is empty: give an article as JSON");
    }
    JsonNode result = new DeadLettersClient(service).replay(letter, fixed);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s fixed: article %s published%n", letter, result.path("articleId").asText());
    out.flush();
  }

  private byte[] read() {
    try {
      return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new RefusedException("cannot read " + file + ": " + e);
    }
  }
}
