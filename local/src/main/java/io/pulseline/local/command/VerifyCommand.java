package io.pulseline.local.command;

import io.pulseline.contract.dataset.Datasets;
import io.pulseline.local.demo.Closing;
import io.pulseline.local.demo.Servers;
import io.pulseline.local.demo.StackRun;
import io.pulseline.local.ledger.LakeTable;
import io.pulseline.local.ledger.Ledger;
import io.pulseline.local.ledger.LedgerReader;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.Credentials;
import io.pulseline.local.stack.DataFolder;
import io.pulseline.local.stack.Lifetime;
import io.pulseline.local.stack.StackSettings;
import io.pulseline.local.stack.StackState;
import io.pulseline.local.terminal.Story;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The ledger of a data folder, from the running stack or from servers started for the purpose. */
@Command(name = "verify", description = "Compute the ledger: nothing lost, nothing twice.")
public final class VerifyCommand implements Callable<Integer> {
  @Mixin private StackOptions stack;

  @Override
  public Integer call() {
    Story story = Story.of(false);
    StackSettings settings = stack.settings(Lifetime.SHORT);
    DataFolder folder = DataFolder.existing(settings.data());
    Optional<StackState> running = StackState.running(folder);
    if (running.isEmpty()) {
      story.line("nothing runs on %s: starting its servers".formatted(folder.root()));
      return new StackRun(story, settings)
          .run(
              started -> {
                new Servers(started, story).start();
                return verify(started.commands(), story);
              });
    }
    return verify(
        new CommandLines(
            settings.root(),
            folder,
            running.get().ports(),
            Credentials.of(folder),
            running.get().dataset(),
            Datasets.load(running.get().dataset())),
        story);
  }

  private static int verify(CommandLines commands, Story story) {
    try (LakeTable lake = LakeTable.of(commands)) {
      Ledger ledger = LedgerReader.of(commands, lake).read();
      new Closing(story).ledger(ledger);
      return ledger.balances() ? 0 : 1;
    }
  }
}
