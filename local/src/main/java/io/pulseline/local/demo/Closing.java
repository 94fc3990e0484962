package io.pulseline.local.demo;

import io.pulseline.local.run.ModelsCommand;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.terminal.Shell;
import io.pulseline.local.terminal.Story;
import java.util.Map;

/** The end of the story: where to look, what to do next. */
final class Closing {
  private final Story story;

  Closing(Story story) {
    this.story = story;
  }

  /** Where to look, and commands that work now. */
  void next(CommandLines commands, DemoOptions options, Map<String, String> row) {
    if (!options.exit()) {
      story.chapter("Look");
      commands
          .addresses()
          .urls(commands.dataset())
          .forEach((name, url) -> story.line("%-14s %s".formatted(name, url)));
    }
    story.chapter("Next");
    String data = Shell.data(options.stack().data());
    String dataset = Shell.option("--dataset", options.stack().dataset(), "heart-disease");
    if (options.exit()) {
      story.line("./pulseline demo" + dataset + data + "  # once more, and it stays running");
      story.line("./pulseline verify" + dataset + data + "  # the ledger, from the stores again");
      story.line(
          "./pulseline generate sample --dataset %s --rows 10 --out rows.csv"
              .formatted(Shell.word(options.stack().dataset())));
    } else {
      story.line(
          "./pulseline predict --url %s --row %s"
              .formatted(commands.addresses().serving(), Shell.row(row)));
      story.line("./pulseline verify" + data + "  # the ledger, from the stores again");
      story.line(ModelsCommand.line(commands, "list") + "  # what the registry holds");
      story.line("./pulseline status" + data + "  # what runs, and where");
    }
  }
}
