package io.pulseline.local.demo;

import io.pulseline.local.ledger.LakeTable;
import io.pulseline.local.ledger.Ledger;
import io.pulseline.local.ledger.LedgerReader;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.terminal.Story;
import java.io.PrintStream;
import java.time.Duration;
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
          servers.startIngest();
        });
    try (LakeTable lake = LakeTable.of(commands);
        LiveCounts live = new LiveCounts(commands, lake)) {
      story.chapter("Stream");
      Streaming streaming =
          new Streaming(stack, story, options, live, LedgerReader.of(commands, lake));
      Ledger ledger = timings.measure("stream", streaming::run);
      story.chapter("Training");
      Trained trained =
          timings.measure("train", () -> new Training(stack, story).run(options.seed()));
      story.chapter("Serving");
      FirstPrediction first = new FirstPrediction(stack, story);
      FirstPrediction.Asked asked =
          timings.measure("first_prediction", () -> first.run(trained, lake));
      notes.ready();
      Closing closing = new Closing(story);
      story.chapter("Ledger");
      closing.ledger(ledger);
      closing.next(commands, options, asked.row());
      if (options.json()) {
        Map<String, String> urls = Closing.urls(commands);
        out.println(
            new DemoReport(
                    ledger, stack.kills(), trained, asked.answer(), timings.withTotal(), urls)
                .json());
      }
    }
    if (!options.exit()) {
      story.line("running; Ctrl-C or './pulseline down' stops everything");
      stack.until(() -> false, Duration.ofDays(3650), () -> new IllegalStateException("ten years"));
    }
    return 0;
  }
}
