package io.pulseline.local.chaos;

import io.pulseline.contract.UserException;
import io.pulseline.local.settle.Settling;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.Part;
import io.pulseline.local.stack.ProductionModel;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.terminal.Story;
import io.pulseline.observe.ledger.Ledger;
import io.pulseline.observe.ledger.LedgerReader;
import io.pulseline.observe.live.LiveCounts;
import java.time.Duration;

/** Something to score by: without a model in production there is no prediction to lose. */
final class FirstModel {
  private static final long RECORDS = 5_000;
  private static final long RATE = 2_500;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration STALLED = Duration.ofSeconds(45);

  private final Stack stack;
  private final Story story;
  private final LiveCounts live;
  private final LedgerReader ledgers;

  FirstModel(Stack stack, Story story, LiveCounts live, LedgerReader ledgers) {
    this.stack = stack;
    this.story = story;
    this.live = live;
    this.ledgers = ledgers;
  }

  /** Trains one on a few records more, unless one is in production. */
  void ensure(long seed) {
    CommandLines commands = stack.commands();
    if (ProductionModel.version(commands.dataset(), commands.stores()).isPresent()) {
      return;
    }
    story.line(
        "no model is in production: training one on %,d records, before it begins"
            .formatted(RECORDS));
    long startId = live.topic().nextRecordId();
    stack.awaitResult(
        stack.start(Part.GENERATOR, commands.stream(RECORDS, RATE, startId, seed + startId, 0)),
        PATIENCE,
        () -> {});
    Ledger ledger =
        new Settling(stack, story, live, STALLED)
            .await(ledgers, live.topic().size(), counts -> story.live(counts.line()), () -> true);
    if (!ledger.balances()) {
      throw new UserException(
          "the ledger does not balance before anything is broken: "
              + String.join("; ", ledger.imbalances()));
    }
    stack.awaitResult(stack.start(Part.TRAINER, commands.train(seed)), PATIENCE, () -> {});
  }
}
