package io.pulseline.local.command;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.JvmFlags;
import io.pulseline.launch.LaunchException;
import io.pulseline.local.Main;
import io.pulseline.local.stack.Addresses;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.DataFolder;
import io.pulseline.local.stack.FolderLock;
import io.pulseline.local.stack.StackPorts;
import io.pulseline.local.stack.StackSettings;
import io.pulseline.local.stack.StackState;
import io.pulseline.local.terminal.LogFollower;
import io.pulseline.local.terminal.Shell;
import io.pulseline.local.terminal.Story;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code up --foreground} as a process of its own, which owns the stack: whoever stops it stops
 * everything, and should it die, its children go with it.
 */
final class Background {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final StackSettings settings;
  private final Story story;

  Background(StackSettings settings, Story story) {
    this.settings = settings;
    this.story = story;
  }

  int start() {
    Datasets.load(settings.dataset());
    if (settings.portBase().isPresent()) {
      StackPorts.choose(settings.portBase());
    }
    DataFolder folder = DataFolder.open(settings.data());
    FolderLock.take(folder).close(); // says at once who else runs here
    LogFollower words = LogFollower.fromEndOf(folder.log("up"), story);
    ChildProcess owner = describe(folder).start();
    try {
      owner.awaitReady(PATIENCE, words::follow);
    } catch (LaunchException e) {
      owner.stop(Duration.ofSeconds(15));
      words.follow();
      throw new UserException(
          "the stack did not come up; log: " + folder.log("up") + " says why", e);
    }
    words.follow();
    StackState state =
        StackState.running(folder)
            .orElseThrow(() -> new UserException("the stack ended again; log: " + owner.log()));
    story.line(
        "pid %d owns the stack; to stop it: ./pulseline down%s"
            .formatted(owner.pid(), Shell.data(settings.data())));
    new Addresses(state.ports())
        .urls(Datasets.load(settings.dataset()))
        .forEach((name, url) -> story.line("%-14s %s".formatted(name, url)));
    return 0;
  }

  private ChildBuilder describe(DataFolder folder) {
    ChildBuilder builder =
        ChildProcess.named("up")
            .detached()
            .mainClass(Main.class.getName())
            .args(arguments().toArray(String[]::new))
            .heap("128m")
            .jvmFlags(JvmFlags.QUICK_START)
            .jvmFlags("-Dpulseline.root=" + settings.root())
            .log(folder.log("up"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      builder.classPath(Path.of(entry));
    }
    return builder;
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("up", "--foreground"));
    arguments.addAll(List.of("--data", settings.data().toAbsolutePath().toString()));
    arguments.addAll(List.of("--dataset", CommandLines.datasetOption(settings.dataset())));
    settings.portBase().ifPresent(base -> arguments.addAll(List.of("--port-base", "" + base)));
    if (settings.ingestOnly()) {
      arguments.add("--ingest-only");
    }
    return arguments;
  }
}
