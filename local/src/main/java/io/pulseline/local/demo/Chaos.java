package io.pulseline.local.demo;

import io.pulseline.contract.process.ReadyLine;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.Part;
import io.pulseline.local.stack.RunningPart;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.terminal.Story;
import io.pulseline.observe.live.Counts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Breaks the stream: kill -9 of the ingest job at a seeded moment between a third and two thirds of
 * the records, once a checkpoint of this run stands. The stack starts it again.
 */
final class Chaos {
  private static final String INGEST = "ingest-";

  private final Stack stack;
  private final Story story;
  private final Path checkpoints;
  private final Instant since = Instant.now();
  private final long killAt;
  private boolean done;
  private boolean dead;
  private RunningPart revived;

  /** Chaos in a stream that finds {@code before} records in the topic. */
  Chaos(Stack stack, Story story, long before, DemoOptions options) {
    CommandLines commands = stack.commands();
    this.stack = stack;
    this.story = story;
    this.checkpoints = commands.folder().checkpoints(commands.dataset());
    double fraction = new SplittableRandom(options.seed()).nextDouble(1.0 / 3, 2.0 / 3);
    this.killAt = before + (long) (fraction * options.records());
    this.done = !options.chaos();
  }

  /** Kills when the moment has come, and tells when the job is back. */
  void look(Counts counts) {
    RunningPart ingest = stack.part(Part.INGEST);
    if (!done && counts.produced() >= killAt && ingest.ready().isPresent() && checkpointed()) {
      done = true;
      dead = true;
      story.bad(
          "kill -9 of the ingest job (pid %d) at %,d records"
              .formatted(ingest.process().pid(), counts.produced()));
      ingest.process().kill();
    }
    if (revived != null && revived.ready().isPresent()) {
      story.good(
          "the ingest job is back after %.1f s, restored from %s"
              .formatted(revived.startTime().toMillis() / 1000.0, restored(revived)));
      revived = null;
    }
  }

  /** Notes a new ingest process, whoever killed the old one. */
  void revived(RunningPart ingest) {
    dead = false;
    revived = ingest;
  }

  /** Whether it is over: killed once, and back. */
  boolean over() {
    return done && !dead && revived == null;
  }

  private static String restored(RunningPart ingest) {
    String path = ingest.ready().orElseThrow().detail(ReadyLine.RESTORED).orElse(ReadyLine.NOTHING);
    Path folder = Path.of(path.replaceFirst("^file:/*", "/"));
    return "checkpoint " + folder.getFileName();
  }

  private boolean checkpointed() {
    if (Files.notExists(checkpoints)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(checkpoints, 4)) {
      return files.anyMatch(file -> file.endsWith("_metadata") && isOfThisRun(file));
    } catch (IOException | UncheckedIOException e) {
      return false; // Flink removes older checkpoints while we look: the next look will tell
    }
  }

  /** Of the ingest job's, which is named by its folder; others checkpoint beside it. */
  private boolean isOfThisRun(Path metadata) {
    if (!checkpoints.relativize(metadata).getName(0).toString().startsWith(INGEST)) {
      return false;
    }
    try {
      FileTime written = Files.getLastModifiedTime(metadata);
      return written.toInstant().isAfter(since);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
