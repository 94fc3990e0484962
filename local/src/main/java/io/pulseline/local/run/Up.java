package io.pulseline.local.run;

import io.pulseline.contract.process.ReadyLine;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.Part;
import io.pulseline.local.stack.ProductionModel;
import io.pulseline.local.stack.RunningPart;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.stack.StackSettings;
import io.pulseline.local.terminal.Story;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** The stack without a story: servers, the jobs, and the model in production once there is one. */
public final class Up {
  private final StackSettings settings;
  private final Story story;

  public Up(StackSettings settings, Story story) {
    this.settings = settings;
    this.story = story;
  }

  /** Runs until a signal or the failure of a part; says READY on {@code out} when all is up. */
  public int run(PrintStream out) {
    return new StackRun(story, settings).run(stack -> keep(stack, out));
  }

  private int keep(Stack stack, PrintStream out) {
    CommandLines commands = stack.commands();
    Notes notes = new Notes("up", stack);
    Servers servers = new Servers(stack, story);
    servers.start();
    servers.startJobs();
    stack.reviveWhenKilled(
        Part.INGEST,
        commands.jobs(),
        part -> story.warning("the ingest job was killed; started again from its checkpoint"));
    RunningPart serving = stack.start(Part.SERVING, commands.serve());
    if (ProductionModel.version(commands.dataset(), commands.stores()).isPresent()) {
      stack.awaitReady(List.of(serving), Duration.ofSeconds(60), servers::tick);
    } else {
      story.line("no model is in production; the first that is will be served; which there are:");
      story.line(ModelsCommand.line(commands, "list"));
    }
    notes.ready();
    out.println(ReadyLine.of("stack", commands.addresses().bootstrap()));
    stack.until(() -> false, Duration.ofDays(3650), () -> new IllegalStateException("ten years"));
    return 0;
  }
}
