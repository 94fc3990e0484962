package io.pulseline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.local.ledger.LakeTable;
import io.pulseline.local.ledger.Ledger;
import io.pulseline.local.ledger.LedgerReader;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.Credentials;
import io.pulseline.local.stack.DataFolder;
import io.pulseline.local.stack.FolderLock;
import io.pulseline.local.stack.Ports;
import io.pulseline.local.stack.RunningPart;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.stack.StackState;
import io.pulseline.local.terminal.Story;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The story of {@code pulseline demo}, from nothing to a served prediction and its ledger. */
public final class Demo {
  private final DemoOptions options;
  private final Story story;
  private final Timings timings = new Timings();

  public Demo(DemoOptions options) {
    this.options = options;
    this.story = Story.of(options.json());
  }

  /** Returns the exit code; with {@code json} the report goes to {@code out}. */
  public int tell(PrintStream out) {
    Dataset dataset = Datasets.load(options.dataset());
    try (FolderLock lock = FolderLock.take(DataFolder.open(options.data()))) {
      DataFolder folder = lock.folder();
      Preflight.pass(options.root(), options.data(), options.portBase(), story);
      folder.claim(dataset);
      CommandLines commands =
          new CommandLines(
              options.root(),
              folder,
              Ports.choose(options.portBase()),
              Credentials.of(folder),
              CommandLines.datasetOption(options.dataset()),
              dataset);
      return new StackRun(story, folder).run(new Stack(commands), stack -> chapters(stack, out));
    }
  }

  private int chapters(Stack stack, PrintStream out) {
    CommandLines commands = stack.commands();
    note(stack, false);
    story.chapter("Servers");
    timings.measure("ready", () -> new Servers(stack, story).start());
    note(stack, true);
    try (LakeTable lake = LakeTable.of(commands);
        LiveCounts live = new LiveCounts(commands, lake)) {
      LedgerReader ledgers =
          new LedgerReader(
              commands.bootstrap(), commands.elasticsearch(), lake, commands.dataset());
      story.chapter("Stream");
      Ledger ledger =
          timings.measure(
              "stream", () -> new Streaming(stack, story, options, live, ledgers).run());
      story.chapter("Training");
      Trained trained =
          timings.measure("train", () -> new Training(stack, story).run(options.seed()));
      story.chapter("Serving");
      JsonNode prediction =
          timings.measure(
              "first_prediction", () -> new FirstPrediction(stack, story).run(trained, lake));
      note(stack, true);
      Closing closing = new Closing(story);
      story.chapter("Ledger");
      closing.ledger(ledger);
      closing.next(commands, options);
      if (options.json()) {
        Map<String, String> urls = Closing.urls(commands);
        out.println(
            new DemoReport(ledger, stack.kills(), trained, prediction, timings.withTotal(), urls)
                .json());
      }
    }
    if (!options.exit()) {
      stay(stack);
    }
    return 0;
  }

  /** Tells other terminals what runs. */
  private void note(Stack stack, boolean ready) {
    List<StackState.Running> parts = stack.running().stream().map(RunningPart::state).toList();
    StackState.of(
            "demo", stack.commands().datasetOption(), ready, parts, Closing.urls(stack.commands()))
        .write(stack.commands().folder());
  }

  /** Until a signal, or until a part fails. */
  private void stay(Stack stack) {
    story.line("running; Ctrl-C or 'pulseline down' stops everything");
    stack.until(() -> false, Duration.ofDays(3650), () -> new IllegalStateException("ten years"));
  }
}
