package io.pulseline.local.terminal;

import io.pulseline.observe.ledger.Ledger;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A ledger for people, a line a figure, and whether it balances. */
public final class LedgerTable {
  private final Story story;

  public LedgerTable(Story story) {
    this.story = story;
  }

  public void show(Ledger ledger) {
    row("produced", ledger.produced(), "records in the topic");
    row("accepted", ledger.accepted(), "in the lake and in the index");
    row("dead-lettered", ledger.deadLettered(), reasons(ledger.reasons()));
    row("Parquet rows", ledger.parquetRows(), "%,d distinct".formatted(ledger.parquetDistinct()));
    row("documents", ledger.indexDocuments(), "in Elasticsearch");
    ledger
        .predictions()
        .ifPresent(
            rows ->
                row(
                    "predictions",
                    rows,
                    ledger.unscored() == 0
                        ? "one for each accepted record"
                        : "%,d accepted records have none".formatted(ledger.unscored())));
    if (ledger.onTheWay().isPresent()) {
      row(
          "on the way",
          ledger.onTheWay().getAsLong(),
          "not everywhere yet, as records still come in");
    } else {
      row("lost", ledger.lost(), "");
    }
    row("duplicated", ledger.duplicated(), "");
    if (ledger.balances()) {
      story.good("the ledger balances");
    } else {
      ledger.imbalances().forEach(ledger.isOpen() ? story::warning : story::bad);
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
}
