package io.pulseline.registry.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.registry.ModelStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "fetch",
    description = "Copy a version's package here, check it, and say where it lies.")
final class FetchCommand implements Callable<Integer> {
  @Mixin private StoreOptions options;
  @Mixin private Output output;

  @Parameters(arity = "0..1", paramLabel = "VERSION", description = "Production when left out.")
  private String version;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of packages; the version gets one of its name in it.")
  private Path folder;

  /** What programs get. */
  private record Result(String version, String folder) {}

  @Override
  public Integer call() throws Exception {
    try (ModelStore store = options.open()) {
      ModelPackage fetched = store.fetch(store.versionOrProduction(version), folder);
      output.say("%s", fetched.folder());
      output.result(new Result(fetched.manifest().version(), fetched.folder().toString()));
    }
    return 0;
  }
}
