package io.pulseline.local.demo;

import io.pulseline.local.json.Json;
import io.pulseline.local.stack.Part;
import io.pulseline.local.stack.RunningPart;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.terminal.LogFollower;
import io.pulseline.local.terminal.Story;
import java.time.Duration;

/** The trainer's run on the lake, its own words passed on as they come. */
final class Training {
  private final Stack stack;
  private final Story story;

  Training(Stack stack, Story story) {
    this.stack = stack;
    this.story = story;
  }

  Trained run(long seed) {
    LogFollower words =
        LogFollower.fromEndOf(stack.commands().folder().log(Part.TRAINER.label()), story);
    RunningPart trainer = stack.start(Part.TRAINER, stack.commands().train(seed));
    String result = stack.awaitResult(trainer, Duration.ofHours(1), words::follow);
    words.follow();
    Trained trained = Trained.of(Json.read(result));
    story.good(trained.version() + ": " + trained.summary());
    return trained;
  }
}
