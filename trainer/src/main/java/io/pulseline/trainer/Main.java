package io.pulseline.trainer;

import io.pulseline.cli.Cli;
import io.pulseline.trainer.command.TrainCommand;
import picocli.CommandLine.Command;

/** Entry class of the trainer room. */
@Command(
    name = "pulseline",
    subcommands = {TrainCommand.class})
public final class Main {
  Main() {}

  public static void main(String[] args) throws InterruptedException {
    // A run needs all of them, and has only begun to read its options
    boolean ahead = args.length > 1 && args[1].equals("run");
    Thread loading = ahead ? NativeLibraries.loadAhead() : Thread.currentThread();
    int code = Cli.run(new Main(), args);
    if (ahead) {
      loading.join();
    }
    System.exit(code);
  }
}
