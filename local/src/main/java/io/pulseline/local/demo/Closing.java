package io.pulseline.local.demo;

import io.pulseline.local.ledger.Ledger;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.terminal.Story;
import java.nio.file.Path;
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

  void next(CommandLines commands, DemoOptions options) {
    String data = options.data().equals(Path.of(".pulseline")) ? "" : " --data " + options.data();
    if (options.exit()) {
      story.chapter("Next");
      story.line("./pulseline demo" + data + "            the same again, and it stays running");
    } else {
      story.chapter("Look");
      urls(commands).forEach((name, url) -> story.line(String.format("%-14s %s", name, url)));
      story.chapter("Next");
      story.line(
          "./pulseline predict --url %s --row %s"
              .formatted(commands.serving(), commands.dataset().features().get(0).name() + "=…"));
    }
    story.line("./pulseline verify" + data + "          the ledger once more, from the stores");
    story.line("./pulseline status" + data + "          what runs, and where");
  }

  static Map<String, String> urls(CommandLines commands) {
    Map<String, String> urls = new LinkedHashMap<>();
    urls.put("flink", commands.flink());
    urls.put(
        "elasticsearch",
        commands.elasticsearch() + "/" + commands.dataset().name() + "/_search?pretty");
    urls.put("v2", commands.serving() + "/v2/models/" + commands.dataset().name());
    return urls;
  }
}
