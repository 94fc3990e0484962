package io.pulseline.local.command;

import io.pulseline.cli.DurationConverter;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.file.Folders;
import io.pulseline.local.chaos.ChaosRun;
import io.pulseline.local.json.LedgerJson;
import io.pulseline.local.run.Servers;
import io.pulseline.local.run.StackRun;
import io.pulseline.local.settle.CatchUp;
import io.pulseline.local.settle.CatchUp.Outcome;
import io.pulseline.local.stack.Addresses;
import io.pulseline.local.stack.DataFolder;
import io.pulseline.local.stack.Lifetime;
import io.pulseline.local.stack.StackSettings;
import io.pulseline.local.stack.StackState;
import io.pulseline.local.terminal.LedgerTable;
import io.pulseline.local.terminal.Story;
import io.pulseline.observe.RecordedDatasets;
import io.pulseline.observe.Stores;
import io.pulseline.observe.ledger.LakeTable;
import io.pulseline.observe.ledger.Ledger;
import io.pulseline.observe.ledger.LedgerReader;
import io.pulseline.observe.live.Counts;
import io.pulseline.observe.live.LiveCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The ledger of a data folder, from the running stack or from servers started for the purpose. */
@Command(name = "verify", description = "Compute the ledger: nothing lost, nothing twice.")
public final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StackOptions stack;

  @ArgGroup(
      exclusive = false,
      validate = false,
      heading = "%nThe ledger of stores elsewhere, in containers or on a cluster:%n")
  private final StoreArguments elsewhere = new StoreArguments();

  @Option(names = "--json", description = "The ledger as one JSON object on standard output.")
  private boolean json;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "1m",
      converter = DurationConverter.class,
      description =
          "For how long the stores of a running stack may stand still before what they lack counts"
              + " as lost; 0s reads them at once (default: ${DEFAULT-VALUE}).")
  private Duration patience;

  @ArgGroup(exclusive = false, heading = "%nThe ledger under fire:%n")
  private ChaosArguments chaos;

  @Override
  public Integer call() throws IOException {
    if (chaos != null && chaos.asked()) {
      if (isGiven("--patience")) {
        throw new UserException("--patience is for a stack that runs; --chaos starts its own");
      }
      return new ChaosRun(chaos.options(stack, json)).run(System.out);
    }
    Story story = Story.of(json);
    if (elsewhere.given()) {
      return verifyElsewhere(story);
    }
    StackSettings settings = stack.settings(Lifetime.SHORT);
    DataFolder folder = DataFolder.existing(settings.data());
    Optional<StackState> running = StackState.running(folder);
    if (running.isEmpty()) {
      story.line("nothing runs on %s: starting its servers".formatted(folder.root()));
      return new StackRun(story, settings)
          .run(
              started -> {
                new Servers(started, story).start();
                return verify(started.commands().stores(), story, Duration.ZERO);
              });
    }
    StackState state = running.get();
    String dataset = isGiven("--dataset") ? settings.dataset() : state.dataset();
    Stores stores =
        new Addresses(state.ports()).stores(folder, Datasets.load(dataset), !settings.ingestOnly());
    return verify(stores, story, patience);
  }

  private int verifyElsewhere(Story story) throws IOException {
    StackSettings settings = stack.settings(Lifetime.SHORT);
    Path cache = Files.createTempDirectory("pulseline-verify-");
    try {
      boolean scored = !settings.ingestOnly();
      return verify(elsewhere.stores(settings.dataset(), cache, scored), story, patience);
    } finally {
      Folders.delete(cache);
    }
  }

  private boolean isGiven(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  /**
   * @param wait for what jobs may have yet to bring; none where no job runs
   */
  private int verify(Stores stores, Story story, Duration wait) {
    try (LakeTable lake = LakeTable.open(stores)) {
      LedgerReader ledgers = new LedgerReader(stores, lake);
      boolean growing = !wait.isZero() && !catchUp(stores, lake, ledgers, story, wait);
      Ledger ledger = ledgers.read(growing);
      new LedgerTable(story).show(ledger);
      if (ledger.produced() == 0) {
        story.line(
            nothingFound(
                stores.recordsTopic(),
                stores.dataset().name(),
                RecordedDatasets.in(stores.kafka())));
      }
      if (json) {
        System.out.println(LedgerJson.of(ledger));
      }
      return ledger.balances() ? 0 : 1;
    }
  }

  /**
   * @return false when records still come in, so that nothing can catch up
   */
  private static boolean catchUp(
      Stores stores, LakeTable lake, LedgerReader ledgers, Story story, Duration wait) {
    try (LiveCounts live = new LiveCounts(stores, lake)) {
      Counts first = live.now();
      if (first.settled(first.produced())) {
        return true;
      }
      story.line(
          "not all is where it belongs yet: waiting while that moves, and %,d s more (--patience)"
              .formatted(wait.toSeconds()));
      Outcome outcome =
          new CatchUp(live::now, wait)
              .await(counts -> story.live(counts.line()), () -> ledgers.read().balances());
      if (outcome == Outcome.GROWING) {
        story.warning(
            "records still come in: this is how far they are; verify again when they have ended");
        return false;
      }
      story.settle(live.recounted().line());
      return true;
    }
  }

  static String nothingFound(String topic, String dataset, List<String> others) {
    return "topic %s of dataset %s holds nothing; this folder has %s"
        .formatted(
            topic,
            dataset,
            others.isEmpty()
                ? "no records at all: stream some with ./pulseline demo"
                : "records of %s: name what you mean with --dataset"
                    .formatted(String.join(", ", others)));
  }
}
