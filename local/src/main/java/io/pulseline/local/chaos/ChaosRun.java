package io.pulseline.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.process.ResultLine;
import io.pulseline.local.json.Json;
import io.pulseline.local.run.Servers;
import io.pulseline.local.run.StackRun;
import io.pulseline.local.settle.Settling;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.Part;
import io.pulseline.local.stack.RunningPart;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.terminal.LedgerTable;
import io.pulseline.local.terminal.Story;
import io.pulseline.observe.Stores;
import io.pulseline.observe.ledger.LakeTable;
import io.pulseline.observe.ledger.Ledger;
import io.pulseline.observe.ledger.LedgerReader;
import io.pulseline.observe.live.LiveCounts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The ledger under fire: records are streamed while the jobs, Kafka, Elasticsearch and S3 are
 * killed, stopped and taken away, and in the end every record is accounted for.
 */
public final class ChaosRun {
  private static final double CORRUPT = 0.01;

  /** What a part needs to start again, by which the stream is spread over the disturbances. */
  private static final Duration RESTART = Duration.ofSeconds(8);

  /** Longer than any pause between two tries of the job. */
  private static final Duration STUCK = Duration.ofMinutes(2);

  private static final Duration LONGEST = Duration.ofHours(6);

  private final ChaosOptions options;
  private final Story story;

  public ChaosRun(ChaosOptions options) {
    this.options = options;
    this.story = Story.of(options.json());
  }

  /**
   * Returns the exit code: 0 when all balances. With {@code --json} the report goes to {@code out}.
   */
  public int run(PrintStream out) {
    return new StackRun(story, options.stack()).run(stack -> onStack(stack, out));
  }

  private int onStack(Stack stack, PrintStream out) {
    Servers servers = new Servers(stack, story);
    servers.start();
    servers.startJobs();
    Stores stores = stack.commands().stores();
    try (LakeTable lake = LakeTable.open(stores);
        LiveCounts live = new LiveCounts(stores, lake)) {
      LedgerReader ledgers = new LedgerReader(stores, lake);
      if (stores.scored()) {
        new FirstModel(stack, story, live, ledgers).ensure(options.seed());
      }
      Ledger before = ledgers.read();
      long earlier = live.topic().size();
      long startId = live.topic().nextRecordId();
      List<Disturbance> plan = Disturbances.of(options.rounds(), options.outage(), options.seed());
      story.chapter("Under fire");
      JsonNode sent = stream(stack, plan, startId, () -> live.topic().size() > earlier);
      story.chapter("Ledger");
      long records = live.topic().size();
      Settling.compare(sent.path(ResultLine.Stream.PRODUCED).asLong(), records - earlier);
      Ledger after =
          new Settling(stack, story, live, STUCK)
              .await(
                  ledgers,
                  records,
                  counts -> story.live(counts.line()),
                  () -> !stores.scored() || live.now().predicted().isPresent());
      new LedgerTable(story).show(after);
      Refusals refusals = Refusals.of(sent.path(ResultLine.Stream.CORRUPTED), before, after);
      refusals.tell(story);
      ChaosReport report = new ChaosReport(options, plan, after, refusals);
      if (options.json()) {
        out.println(report.json());
      }
      return report.isGood() ? 0 : 1;
    }
  }

  /**
   * What the generator says of the records that it sent while all that was planned was done.
   *
   * @param begun whether its first records are there: until then it needs a Kafka that answers
   */
  private JsonNode stream(
      Stack stack, List<Disturbance> plan, long startId, BooleanSupplier begun) {
    CommandLines commands = stack.commands();
    Map<Part, List<String>> again =
        Map.of(
            Part.INGEST, commands.jobs(),
            Part.KAFKA, commands.kafka(),
            Part.ELASTICSEARCH, commands.elasticsearchServer(),
            Part.S3, commands.s3Server());
    again.forEach((part, arguments) -> stack.reviveWhenKilled(part, arguments, started -> {}));
    long rate = rate(plan);
    story.line(
        "%,d records at %,d a second, %d disturbances (seed %d)"
            .formatted(options.records(), rate, plan.size(), options.seed()));
    RunningPart generator =
        stack.start(
            Part.GENERATOR,
            commands.stream(options.records(), rate, startId, options.seed() + startId, CORRUPT));
    stack.until(
        () -> begun.getAsBoolean() || stack.hasResult(generator),
        STUCK,
        () -> generator.failure("sends nothing"));
    Disturber disturber = new Disturber(stack, story, plan);
    disturber.begin();
    stack.until(
        () -> {
          disturber.look();
          return disturber.over() && stack.hasResult(generator);
        },
        LONGEST,
        () -> new IllegalStateException("not over after " + LONGEST.toHours() + " hours"));
    return Json.read(generator.process().lastJson().orElseThrow());
  }

  /** Records a second, so that the stream lasts about as long as the disturbances. */
  private long rate(List<Disturbance> plan) {
    Duration all = RESTART;
    for (Disturbance disturbance : plan) {
      all = all.plus(disturbance.length());
      if (disturbance.kind() == Disturbance.Kind.KILL) {
        all = all.plus(RESTART);
      }
    }
    return Math.max(1, options.records() / all.toSeconds());
  }
}
