package io.pulseline.local.command;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.local.stack.Addresses;
import io.pulseline.local.stack.DataFolder;
import io.pulseline.local.stack.Part;
import io.pulseline.local.stack.ProductionModel;
import io.pulseline.local.stack.StackState;
import io.pulseline.local.terminal.Story;
import io.pulseline.observe.Stores;
import io.pulseline.observe.ledger.LakeTable;
import io.pulseline.observe.live.LiveCounts;
import java.nio.file.Files;
import java.nio.file.Path;
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
      Path log = folder.log("up");
      if (Files.exists(log)) {
        story.line(
            "what the last stack that was kept running said, or one says that is just starting: "
                + log);
      }
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
    Dataset dataset = Datasets.load(state.dataset());
    // Not those of predictions: they are counted by reading every one
    Addresses addresses = new Addresses(state.ports());
    Stores stores = addresses.stores(folder, dataset, false);
    boolean healthy = true;
    for (StackState.Running part : state.parts()) {
      healthy &= show(part, dataset, addresses, stores, story);
    }
    if (healthy && hasServers(state.parts())) {
      counts(stores, story);
    }
    return healthy ? 0 : 1;
  }

  private static boolean show(
      StackState.Running part, Dataset dataset, Addresses addresses, Stores stores, Story story) {
    String line = "%-14s pid %-8d %s".formatted(part.name(), part.pid(), part.address());
    if (!part.ref().isRunning()) {
      story.bad(line + " is gone");
      return false;
    }
    if (Health.answers(part.address())) {
      story.good(line);
      if (part.name().equals(Part.INGEST.label())) {
        story.line("  " + FlinkJobs.at(part.address()).line());
        story.line("  metrics " + addresses.metrics());
      }
      return true;
    }
    if (part.name().equals(Part.SERVING.label())
        && ProductionModel.version(dataset, stores).isEmpty()) {
      story.good(line + " waits for a first model in production");
      return true;
    }
    story.bad(line + " does not answer");
    return false;
  }

  private static boolean hasServers(List<StackState.Running> parts) {
    return parts.stream()
        .map(StackState.Running::name)
        .toList()
        .containsAll(List.of(Part.KAFKA.label(), Part.ELASTICSEARCH.label(), Part.S3.label()));
  }

  private static void counts(Stores stores, Story story) {
    try (LakeTable lake = LakeTable.open(stores);
        LiveCounts counts = new LiveCounts(stores, lake)) {
      story.line(counts.recounted().line());
    }
  }
}
