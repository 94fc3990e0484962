package io.pulseline.local.demo;

import io.pulseline.local.stack.RunningPart;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.stack.StackState;

/** Keeps the state file up to date, by which other terminals know what runs. */
final class Notes {
  private final String command;
  private final Stack stack;

  Notes(String command, Stack stack) {
    this.command = command;
    this.stack = stack;
  }

  void write(boolean ready) {
    StackState.of(
            command,
            stack.commands().datasetOption(),
            ready,
            stack.commands().ports(),
            stack.running().stream().map(RunningPart::state).toList())
        .write(stack.commands().folder());
  }
}
