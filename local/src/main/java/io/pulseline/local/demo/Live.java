package io.pulseline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.local.settle.Settling;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.Part;
import io.pulseline.local.stack.RunningPart;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.terminal.Story;
import io.pulseline.observe.ledger.Ledger;
import io.pulseline.observe.ledger.LedgerReader;
import io.pulseline.observe.live.LiveCounts;
import io.pulseline.observe.live.LiveWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fresh records for the jobs that go by a model: score tells how good it is on them, and monitor
 * notices that one column was moved.
 */
final class Live {
  private static final long RATE = 200;

  /** A window that has enough records begins at once or within it, and closes when it is over. */
  private static final long SECONDS = 13;

  private static final Duration STALLED = Duration.ofSeconds(45);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Stack stack;
  private final Story story;
  private final LiveCounts counts;
  private final LedgerReader ledgers;

  Live(Stack stack, Story story, LiveCounts counts, LedgerReader ledgers) {
    this.stack = stack;
    this.story = story;
    this.counts = counts;
    this.ledgers = ledgers;
  }

  /** Streams, and returns what was found and the ledger, which balances. */
  Lived run(long seed) {
    CommandLines commands = stack.commands();
    Optional<String> column = numeric(commands.dataset());
    Instant since = windowOf(Instant.now(), commands.streamJobs().windowSeconds());
    long records = RATE * SECONDS;
    story.line(
        "%,d more records%s"
            .formatted(records, column.map(name -> ", " + name + " moved by 1 sd").orElse("")));
    RunningPart generator = stack.start(Part.GENERATOR, stream(commands, records, seed, column));
    stack.until(
        () -> {
          story.live(counts.now().line());
          return stack.hasResult(generator);
        },
        Duration.ofMinutes(2),
        () -> new IllegalStateException("the generator did not end in time"));
    Ledger ledger = settle(counts.topic().size());
    LiveWindows windows = new LiveWindows(commands.stores());
    Lived lived =
        new Lived(
            ledger,
            column,
            await(() -> windows.quality(since)),
            column.isPresent() ? await(() -> windows.drift(since)) : Optional.empty());
    story.good(lived.qualityLine());
    if (lived.drift().isPresent()) {
      story.good(lived.driftLine());
    } else if (column.isPresent()) {
      story.warning(lived.driftLine());
    }
    return lived;
  }

  private List<String> stream(
      CommandLines commands, long records, long seed, Optional<String> column) {
    long startId = counts.topic().nextRecordId();
    return column
        .map(name -> commands.drifting(records, RATE, startId, seed + startId, name))
        .orElseGet(() -> commands.stream(records, RATE, startId, seed + startId, 0));
  }

  /** Documents come some time after what they are about. */
  private Optional<JsonNode> await(Supplier<Optional<JsonNode>> window) {
    Instant deadline = Instant.now().plus(PATIENCE);
    Optional<JsonNode> found = window.get();
    while (found.isEmpty() && Instant.now().isBefore(deadline)) {
      Instant next = Instant.now().plus(LOOK);
      stack.until(
          () -> Instant.now().isAfter(next),
          PATIENCE,
          () -> new IllegalStateException("the clock stands still"));
      found = window.get();
    }
    return found;
  }

  private static Optional<String> numeric(Dataset dataset) {
    return dataset.features().stream()
        .filter(NumericColumn.class::isInstance)
        .map(Column::name)
        .findFirst();
  }

  private static Instant windowOf(Instant time, long seconds) {
    return Instant.ofEpochSecond(time.getEpochSecond() / seconds * seconds);
  }

  private Ledger settle(long sent) {
    Ledger ledger =
        new Settling(stack, story, counts, STALLED)
            .await(
                ledgers,
                sent,
                now -> story.live(now.line()),
                () -> counts.now().predicted().isPresent());
    if (ledger.predictions().isEmpty()) {
      throw new UserException(
          "the score job made no prediction; log: "
              + stack.commands().folder().log(Part.INGEST.label()));
    }
    if (!ledger.balances()) {
      throw new UserException(
          "the ledger does not balance: " + String.join("; ", ledger.imbalances()));
    }
    return ledger;
  }
}
