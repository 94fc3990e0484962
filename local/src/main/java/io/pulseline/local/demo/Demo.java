package io.pulseline.local.demo;

import io.pulseline.local.run.Notes;
import io.pulseline.local.run.Servers;
import io.pulseline.local.run.StackRun;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.terminal.LedgerTable;
import io.pulseline.local.terminal.Shell;
import io.pulseline.local.terminal.Story;
import io.pulseline.observe.Stores;
import io.pulseline.observe.ledger.LakeTable;
import io.pulseline.observe.ledger.Ledger;
import io.pulseline.observe.ledger.LedgerReader;
import io.pulseline.observe.live.LiveCounts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The story of {@code pulseline demo}, from nothing to a served prediction and its ledger. */
public final class Demo {
  private final DemoOptions options;
  private final Story story;
  private final Timings timings = new Timings();

  public Demo(DemoOptions options) {
    this.options = options;
    this.story = Story.of(options.json());
  }

  /** Returns the exit code; with {@code --json} the report goes to {@code out}. */
  public int tell(PrintStream out) {
    return new StackRun(story, options.stack()).run(stack -> chapters(stack, out));
  }

  private int chapters(Stack stack, PrintStream out) {
    CommandLines commands = stack.commands();
    Notes notes = new Notes("demo", stack);
    story.chapter("Servers");
    Servers servers = new Servers(stack, story);
    timings.measure(
        "ready",
        () -> {
          servers.start();
          servers.startJobs();
        });
    Stores stores = commands.stores();
    try (LakeTable lake = LakeTable.open(stores);
        LiveCounts live = new LiveCounts(stores, lake)) {
      story.chapter("Stream");
      LedgerReader ledgers = new LedgerReader(stores, lake);
      Streaming streaming = new Streaming(stack, story, options, live, ledgers);
      Ledger ledger = timings.measure("stream", streaming::run);
      story.chapter("Training");
      Trained trained =
          timings.measure("train", () -> new Training(stack, story).run(options.seed()));
      story.chapter("Serving");
      FirstPrediction first = new FirstPrediction(stack, story);
      FirstPrediction.Asked asked =
          timings.measure("first_prediction", () -> first.run(trained, lake));
      Optional<Lived> lived = live(stack, live, ledgers);
      notes.ready();
      story.chapter("Ledger");
      Ledger last = lived.map(Lived::ledger).orElse(ledger);
      new LedgerTable(story).show(last);
      new Closing(story).next(commands, options, asked.row());
      if (options.json()) {
        Map<String, String> urls = commands.addresses().urls(commands.dataset());
        out.println(
            new DemoReport(
                    last,
                    stack.kills(),
                    trained,
                    asked.answer(),
                    lived.map(Lived::json).orElse(null),
                    timings.withTotal(),
                    urls)
                .json());
      }
    }
    if (!options.exit()) {
      story.line(
          "running; Ctrl-C stops everything, and so does ./pulseline down"
              + Shell.data(options.stack().data()));
      stack.until(() -> false, Duration.ofDays(3650), () -> new IllegalStateException("ten years"));
    }
    return 0;
  }

  /** The jobs that go by a model, now that there is one; empty when they are left out. */
  private Optional<Lived> live(Stack stack, LiveCounts live, LedgerReader ledgers) {
    if (options.stack().ingestOnly()) {
      return Optional.empty();
    }
    story.chapter("Live");
    return Optional.of(
        timings.measure("live", () -> new Live(stack, story, live, ledgers).run(options.seed())));
  }
}
