package io.pulseline.local.run;

import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.Part;
import io.pulseline.local.stack.RunningPart;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.terminal.Story;
import java.time.Duration;
import java.util.List;

/** Brings up the three servers side by side, and the jobs upon them. */
public final class Servers {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Stack stack;
  private final Story story;

  public Servers(Stack stack, Story story) {
    this.stack = stack;
    this.story = story;
  }

  public void start() {
    CommandLines commands = stack.commands();
    stack.awaitReady(
        List.of(
            stack.start(Part.ELASTICSEARCH, commands.elasticsearchServer()),
            stack.start(Part.KAFKA, commands.kafka()),
            stack.start(Part.S3, commands.s3Server())),
        PATIENCE,
        this::tick);
  }

  /** Returns when the ingest job runs; monitor and score follow it. */
  public void startJobs() {
    CommandLines commands = stack.commands();
    stack.awaitReady(List.of(stack.start(Part.INGEST, commands.jobs())), PATIENCE, this::tick);
    if (!commands.streamJobs().ingestOnly()) {
      story.line("monitor runs beside it, and score from when a model is in production");
    }
  }

  void tick(RunningPart part) {
    story.tick(part.part().label(), part.address(), part.startTime());
  }
}
