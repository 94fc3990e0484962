package io.pulseline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.UserException;
import io.pulseline.contract.process.ResultLine;
import io.pulseline.local.json.Json;
import io.pulseline.local.settle.Settling;
import io.pulseline.local.stack.Part;
import io.pulseline.local.stack.RunningPart;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.terminal.Story;
import io.pulseline.observe.ledger.Ledger;
import io.pulseline.observe.ledger.LedgerReader;
import io.pulseline.observe.live.Counts;
import io.pulseline.observe.live.LiveCounts;
import java.time.Duration;
import java.util.Map;

/** Records on their way: the generator, the live line, the break, and the wait for the balance. */
final class Streaming {
  private static final double CORRUPT = 0.01;
  private static final Duration STALLED = Duration.ofSeconds(45);

  private final Stack stack;
  private final Story story;
  private final DemoOptions options;
  private final LiveCounts live;
  private final LedgerReader ledgers;

  Streaming(Stack stack, Story story, DemoOptions options, LiveCounts live, LedgerReader ledgers) {
    this.stack = stack;
    this.story = story;
    this.options = options;
    this.live = live;
    this.ledgers = ledgers;
  }

  /** Streams to the end and returns the ledger, which balances. */
  Ledger run() {
    Map<Integer, Long> before = live.topic().ends();
    long earlier = before.values().stream().mapToLong(Long::longValue).sum();
    long startId = live.topic().nextRecordId();
    if (earlier > 0) {
      story.line("the data folder holds %,d records already: going on".formatted(earlier));
    }
    Chaos chaos = new Chaos(stack, story, earlier, options);
    stack.reviveWhenKilled(Part.INGEST, stack.commands().jobs(), chaos::revived);
    RunningPart generator =
        stack.start(
            Part.GENERATOR,
            stack.commands().stream(
                options.records(), options.rate(), startId, seed(earlier), CORRUPT));
    stack.until(
        () -> {
          show(chaos);
          return stack.hasResult(generator);
        },
        Duration.ofSeconds(options.seconds() * 3 + 120),
        () -> new IllegalStateException("the generator did not end in time"));
    JsonNode generated = Json.read(generator.process().lastJson().orElseThrow());
    long sent = live.topic().size();
    Settling.compare(generated.path(ResultLine.Stream.PRODUCED).asLong(), sent - earlier);
    Ledger ledger = settle(chaos, sent);
    tellOfCorruption(
        generated.path(ResultLine.Stream.CORRUPTED),
        live.deadLetters().records().offsets().sizeFrom(before));
    return ledger;
  }

  /** The generator knows what it corrupted: as many dead letters must have come of it. */
  private void tellOfCorruption(JsonNode corrupted, long refused) {
    long intended = 0;
    for (JsonNode count : corrupted) {
      intended += count.asLong();
    }
    if (intended == refused) {
      story.good(
          "%,d records were corrupted on purpose, and just as many refused".formatted(refused));
    } else {
      story.warning(
          "%,d records were corrupted on purpose, but %,d refused".formatted(intended, refused));
    }
  }

  /** Another stream on the same folder is to bring other records. */
  private long seed(long earlier) {
    return options.seed() + earlier;
  }

  private void show(Chaos chaos) {
    Counts counts = live.now();
    story.live(counts.line());
    chaos.look(counts);
  }

  /** Waits for the stores, and for the job that was killed. */
  private Ledger settle(Chaos chaos, long sent) {
    Ledger ledger =
        new Settling(stack, story, live, STALLED)
            .await(ledgers, sent, counts -> show(chaos), chaos::over);
    if (!chaos.over()) {
      story.warning("the ingest job was not killed and back: no checkpoint of this run was seen");
    }
    if (!ledger.balances()) {
      throw new UserException(
          "the ledger does not balance: " + String.join("; ", ledger.imbalances()));
    }
    return ledger;
  }
}
