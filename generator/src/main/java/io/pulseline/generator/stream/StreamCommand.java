package io.pulseline.generator.stream;

import io.pulseline.cli.DurationConverter;
import io.pulseline.cli.Progress;
import io.pulseline.contract.Names;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.generator.DatasetOption;
import io.pulseline.generator.LocaleOption;
import io.pulseline.generator.copula.Profile;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicOptions;
import io.pulseline.kafka.TopicShape;
import io.pulseline.kafka.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code generate stream}: records to a Kafka topic, by default ten every two seconds. */
@Command(name = "stream", description = "Send generated records to a Kafka topic.")
public final class StreamCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DatasetOption dataset;
  @Mixin private LocaleOption locale;
  @Mixin private ProducerOptions producers;
  @Mixin private TopicOptions topics;
  @Mixin private FormatOptions formats;
  @Mixin private CorruptionOptions corruptions;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Created when missing. Default: <dataset>.records.")
  private String topic;

  @Option(
      names = "--batch-size",
      defaultValue = "10",
      paramLabel = "N",
      description = "Records that share a batch_number. Default: ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(
      names = "--interval",
      defaultValue = "2s",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Time from one batch to the next. Default: ${DEFAULT-VALUE}.")
  private Duration interval;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Records a second instead of batches; 0 for as many as the brokers take.")
  private Double rate;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "End after so many. Default: endless, until Ctrl-C.")
  private Long records;

  @Option(
      names = "--start-id",
      paramLabel = "ID",
      description =
          "Go on with this record_id: what the topic already holds from there on is not sent again."
              + " Default: 0, without a look at the topic.")
  private Long startId;

  @Option(
      names = "--seed",
      defaultValue = "42",
      paramLabel = "S",
      description = "The same seed gives the same records. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--drift",
      paramLabel = "COLUMN=SHIFT@TIME",
      description =
          "Move a numeric column: weight=+1sd@60s is a step of one standard deviation after a"
              + " minute, weight=-20@60s..120s a ramp in the column's unit; @6000 is a record_id."
              + " Values stay within the descriptor's bounds. Repeatable.")
  private List<String> drifts = List.of();

  @Option(names = "--json", description = "Print the totals as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    check();
    ProducerSettings settings = producers.settings();
    TopicShape shape = topics.shape();
    Dataset descriptor = dataset.load();
    long first = startId == null ? 0 : startId;
    Corruption corruption = corruptions.corruption(formats.format());
    checkLargest(settings, corruption);
    String name = topic == null ? Names.recordsTopic(descriptor) : topic;
    RecordPlan plan = plan(descriptor, corruption, name);
    Totals totals = new Totals(first);
    // The first records are made while the topic is looked after
    try (Stop stop = Stop.onShutdown();
        Records source = source(plan, first)) {
      ensureTopic(settings.kafka(), name, shape);
      BitSet there =
          startId == null ? new BitSet() : new TopicTail(settings.kafka(), name).recordsFrom(first);
      try (RecordProducer producer = new RecordProducer(settings, name, first);
          Progress progress = Progress.start("stream", records == null ? -1 : records, "records")) {
        long start = System.nanoTime();
        new StreamLoop(source, there, pace(), records == null ? Long.MAX_VALUE - first : records)
            .run(producer, stop, totals, progress);
        producer.flush();
        report(totals, name, (System.nanoTime() - start) / 1e9);
      }
    }
    return 0;
  }

  private static void ensureTopic(KafkaSettings kafka, String name, TopicShape shape) {
    try (Topics topics = new Topics(kafka)) {
      topics.ensureRecords(name, shape);
    }
  }

  private Records source(RecordPlan plan, long first) {
    InstantSource clock = InstantSource.system();
    return pace() instanceof Pace.Unbounded
        ? new RecordsAhead(
            RecordsAhead.usualThreads(), first, id -> new RecordSource(plan, id, clock))
        : new RecordSource(plan, first, clock);
  }

  private RecordPlan plan(Dataset descriptor, Corruption corruption, String name) {
    Profile profile = dataset.loadProfile();
    List<Drift> moved = DriftSpec.parse(drifts, descriptor, profile, pace());
    return new RecordPlan(
        descriptor,
        profile,
        seed,
        locale.get(),
        batchSize,
        corruption,
        moved,
        formats.register(descriptor, name));
  }

  private Pace pace() {
    return rate == null ? Pace.batches(batchSize, interval) : Pace.rate(rate);
  }

  /** Such a record fits into a broker's default limit of a megabyte only when compressed. */
  private void checkLargest(ProducerSettings settings, Corruption corruption) {
    require(
        corruption.share() == 0
            || !corruption.kinds().contains(RejectionReason.TOO_LARGE)
            || !settings.effectiveCompression().equals("none"),
        "--compression none cannot carry records that are TOO_LARGE: name the other kinds with"
            + " --corrupt-kinds, or compress");
  }

  private void report(Totals totals, String name, double seconds) {
    PrintWriter text = spec.commandLine().getErr();
    text.printf(
        Locale.ROOT,
        "%d records, %d of them corrupted, sent to topic %s in %.1f s%s%n",
        totals.produced(),
        totals.corruptedInAll(),
        name,
        seconds,
        totals.alreadyThere() == 0 ? "" : "; it held " + totals.alreadyThere() + " already");
    text.flush();
    if (json) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(totals.json(seconds));
      out.flush();
    }
  }

  private void check() {
    require(batchSize > 0, "--batch-size " + batchSize + " must be above 0");
    require(startId == null || startId >= 0, "--start-id " + startId + " must not be negative");
    require(records == null || records >= 0, "--records " + records + " must not be negative");
    long left = Long.MAX_VALUE - (startId == null ? 0 : startId);
    require(
        left >= (records == null ? 1 : records),
        "--start-id "
            + startId
            + " leaves "
            + left
            + " records up to the largest record_id, 2^63 - 2");
    require(
        rate == null || (rate >= 0 && Double.isFinite(rate)),
        "--rate " + rate + " must be 0 or above");
  }

  private static void require(boolean fine, String complaint) {
    if (!fine) {
      throw new UserException(complaint);
    }
  }
}
