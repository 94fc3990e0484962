package io.pulseline.retrain;

import io.pulseline.cli.DurationConverter;
import io.pulseline.cli.Output;
import io.pulseline.cli.StopSignal;
import io.pulseline.contract.Names;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.kafka.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulseline retrain}. */
@Command(
    name = "retrain",
    description =
        "Train anew when the monitor says that the data drifts, or by the clock: as a run of"
            + " Kubeflow Pipelines, or by a command here: retrain --on-alert … -- train run …")
final class RetrainCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private When when;

  /** What makes a training begin. */
  private static final class When {
    @Option(
        names = "--on-alert",
        description = "Stay, and start a training when a feature drifts; see --min-interval.")
    private boolean onAlert;

    @Option(
        names = "--cron",
        paramLabel = "'S M H D M W'",
        description =
            "Have Kubeflow start a run at these times, in UTC, seconds first: '0 0 3 * * *'.")
    private String cron;
  }

  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "NAME|DIR",
      description = "A built-in dataset, or a folder with dataset.yaml.")
  private String dataset;

  @Mixin private AlertOptions alerts;
  @Mixin private KfpOptions kfp;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "Of the recurring run (default: <dataset>-training).")
  private String name;

  @Option(
      names = "--min-interval",
      defaultValue = "1h",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "From the start of a training to that of the next at the soonest; alerts wait meanwhile"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration interval;

  @Option(
      names = "--poll",
      defaultValue = "10s",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How often a training under way is looked at, and one that could not be started is tried"
              + " again (default: ${DEFAULT-VALUE}).")
  private Duration pause;

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      description = "Program that runs the command after -- (default: this one).")
  private String launcher;

  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "What trains here, after --.")
  private List<String> command = List.of();

  @Mixin private Output output;

  @Override
  public Integer call() {
    Dataset described = Datasets.load(dataset);
    if (when.onAlert) {
      stay(described);
    } else {
      schedule(described);
    }
    return 0;
  }

  private void schedule(Dataset described) {
    if (!command.isEmpty()) {
      throw new UserException("--cron is for --kfp; a command here is what your own cron starts");
    }
    KfpApi api = kfp.api();
    String title = name == null ? described.name() + "-training" : name;
    var run =
        RecurringRun.of(
            kfp.pipeline(), title, kfp.experiment(), kfp.parameters(described.name()), when.cron);
    if (api.named(KfpApi.Kind.RECURRING_RUN, title).isPresent()) {
      throw new UserException(
          "there is a recurring run '%s' already; delete it, or give another --name"
              .formatted(title));
    }
    String id = api.create(KfpApi.Kind.RECURRING_RUN, run);
    output.say("scheduled  %s at '%s': %s", title, when.cron, id);
    output.result(Map.of("recurring_run_id", id, "name", title));
  }

  private void stay(Dataset described) {
    KafkaSettings kafka = alerts.kafka();
    String topic = alerts.topic(Names.alertsTopic(described));
    Trainings trainings = trainings(described);
    OnAlert loop =
        new OnAlert(
            new Debounce(interval),
            trainings,
            pause,
            Clock.systemUTC(),
            line -> output.say("%s", line));
    AtomicBoolean stopped = new AtomicBoolean();
    StopSignal.listen(() -> stopped.set(true));
    try (AlertTopic opened = AlertTopic.open(kafka, topic, alerts.group(), loop::lost)) {
      loop.run(opened, stopped::get, () -> output.say("READY retrain %s", topic));
    } finally {
      trainings.stop();
    }
  }

  private Trainings trainings(Dataset described) {
    if (kfp.given() == !command.isEmpty()) {
      throw new UserException(
          "say what trains: --kfp with a pipeline, or a command after --, such as train run");
    }
    return kfp.given()
        ? new KfpTrainings(
            kfp.api(), kfp.pipeline(), kfp.experiment(), kfp.parameters(described.name()))
        : new LocalTrainings(Launcher.of(launcher), command);
  }
}
