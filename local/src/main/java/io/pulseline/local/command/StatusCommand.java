package io.pulseline.local.command;

import io.pulseline.contract.dataset.Datasets;
import io.pulseline.local.stack.Addresses;
import io.pulseline.local.stack.DataFolder;
import io.pulseline.local.stack.Part;
import io.pulseline.local.stack.StackState;
import io.pulseline.local.terminal.Story;
import io.pulseline.observe.Stores;
import io.pulseline.observe.ledger.LakeTable;
import io.pulseline.observe.live.LiveCounts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What runs on a data folder: each part, and how many records are where. */
@Command(name = "status", description = "Show what runs: parts, addresses, health, counts.")
public final class StatusCommand implements Callable<Integer> {
  private static final int NOTHING_RUNS = 3;

  @Mixin private DataOption data;

  @Override
  public Integer call() {
    Story story = Story.of(false);
    DataFolder folder = data.folder();
    Optional<StackState> running = StackState.running(folder);
    if (running.isEmpty()) {
      story.line("nothing runs on " + folder.root());
      return NOTHING_RUNS;
    }
    StackState state = running.get();
    story.line(
        "%s, pid %d, dataset %s%s"
            .formatted(
                state.command(),
                state.owner().pid(),
                state.dataset(),
                state.ready() ? "" : ", not complete yet"));
    boolean healthy = true;
    for (StackState.Running part : state.parts()) {
      healthy &= show(part, story);
    }
    if (healthy && hasServers(state.parts())) {
      counts(state, folder, story);
    }
    return healthy ? 0 : 1;
  }

  private static boolean show(StackState.Running part, Story story) {
    String line = "%-14s pid %-8d %s".formatted(part.name(), part.pid(), part.address());
    boolean healthy = part.ref().isRunning() && Health.answers(part.address());
    if (healthy) {
      story.good(line);
    } else {
      story.bad(line + (part.ref().isRunning() ? " does not answer" : " is gone"));
    }
    return healthy;
  }

  private static boolean hasServers(List<StackState.Running> parts) {
    return parts.stream()
        .map(StackState.Running::name)
        .toList()
        .containsAll(List.of(Part.KAFKA.label(), Part.ELASTICSEARCH.label(), Part.S3.label()));
  }

  private static void counts(StackState state, DataFolder folder, Story story) {
    Stores stores = new Addresses(state.ports()).stores(folder, Datasets.load(state.dataset()));
    try (LakeTable lake = LakeTable.open(stores);
        LiveCounts counts = new LiveCounts(stores, lake)) {
      story.line(counts.now().line());
    }
  }
}
