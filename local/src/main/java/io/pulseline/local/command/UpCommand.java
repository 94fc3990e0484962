package io.pulseline.local.command;

import io.pulseline.local.run.Up;
import io.pulseline.local.stack.Lifetime;
import io.pulseline.local.terminal.Story;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The local stack, kept running after the command itself has ended. */
@Command(name = "up", description = "Start the local stack and leave it running.")
public final class UpCommand implements Callable<Integer> {
  @Mixin private StackOptions stack;

  @Option(names = "--foreground", description = "Stay in front; Ctrl-C stops everything.")
  private boolean foreground;

  @Override
  public Integer call() {
    Story story = Story.of(false);
    return foreground
        ? new Up(stack.settings(Lifetime.LONG), story).run(System.out)
        : new Background(stack.settings(Lifetime.LONG), story).start();
  }
}
