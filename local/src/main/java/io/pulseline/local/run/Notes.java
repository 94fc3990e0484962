package io.pulseline.local.run;

import io.pulseline.local.stack.RunningPart;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.stack.StackState;

/** Keeps the state file up to date, by which other terminals know what runs. */
public final class Notes {
  private final String command;
  private final Stack stack;
  private volatile boolean ready;

  public Notes(String command, Stack stack) {
    this.command = command;
    this.stack = stack;
    stack.onChange(this::write);
    write();
  }

  /** All that the command starts has come up. */
  public void ready() {
    ready = true;
    write();
  }

  private void write() {
    StackState.of(
            command,
            stack.commands().datasetOption(),
            ready,
            stack.commands().ports(),
            stack.running().stream().map(RunningPart::state).toList())
        .write(stack.commands().folder());
  }
}
