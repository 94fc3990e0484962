package io.pulseline.local.demo;

import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.local.ledger.Ledger;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.Ports;
import io.pulseline.local.terminal.Story;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The end of the story: the ledger, where to look, what to do next. */
public final class Closing {
  private final Story story;

  public Closing(Story story) {
    this.story = story;
  }

  public void ledger(Ledger ledger) {
    row("produced", ledger.produced(), "records in the topic");
    row("accepted", ledger.accepted(), "in the lake and in the index");
    row("dead-lettered", ledger.deadLettered(), reasons(ledger.reasons()));
    row("Parquet rows", ledger.parquetRows(), "%,d distinct".formatted(ledger.parquetDistinct()));
    row("documents", ledger.indexDocuments(), "in Elasticsearch");
    row("lost", ledger.lost(), "");
    row("duplicated", ledger.duplicated(), "");
    if (ledger.balances()) {
      story.good("the ledger balances");
    } else {
      ledger.imbalances().forEach(story::bad);
    }
  }

  private void row(String name, long value, String note) {
    story.line(String.format(Locale.ROOT, "%-14s %,10d   %s", name, value, note).stripTrailing());
  }

  private static String reasons(Map<String, Long> reasons) {
    return reasons.entrySet().stream()
        .map(reason -> reason.getKey() + " " + reason.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Where to look, and three commands that work now. */
  void next(CommandLines commands, DemoOptions options, Map<String, String> row) {
    if (!options.exit()) {
      story.chapter("Look");
      urls(commands).forEach((name, url) -> story.line("%-14s %s".formatted(name, url)));
    }
    story.chapter("Next");
    String data = Shell.option("--data", options.stack().data().toString(), ".pulseline");
    String dataset = Shell.option("--dataset", options.stack().dataset(), "heart-disease");
    if (options.exit()) {
      story.line("./pulseline demo" + dataset + data + "  # once more, and it stays running");
      story.line("./pulseline verify" + dataset + data + "  # the ledger, from the stores again");
      story.line(
          "./pulseline generate sample --dataset %s --rows 10 --out rows.csv"
              .formatted(Shell.word(options.stack().dataset())));
    } else {
      story.line(
          "./pulseline predict --url %s --row %s".formatted(commands.serving(), Shell.row(row)));
      story.line("./pulseline verify" + data + "  # the ledger, from the stores again");
      story.line("./pulseline status" + data + "  # what runs, and where");
    }
  }

  static Map<String, String> urls(CommandLines commands) {
    return urls(commands.ports(), commands.dataset());
  }

  /** Where to look at a stack, by what is to be seen there. */
  public static Map<String, String> urls(Ports ports, Dataset dataset) {
    Map<String, String> urls = new LinkedHashMap<>();
    urls.put("flink", "http://127.0.0.1:" + ports.flink());
    urls.put(
        "elasticsearch",
        "http://127.0.0.1:%d/%s/_search?pretty"
            .formatted(ports.elasticsearch(), Names.index(dataset)));
    urls.put("v2", "http://127.0.0.1:%d/v2/models/%s".formatted(ports.http(), dataset.name()));
    return urls;
  }
}
