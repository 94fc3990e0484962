package io.pulseline.deploy.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.UserException;
import io.pulseline.deploy.cluster.Cluster;
import io.pulseline.deploy.cluster.ClusterOptions;
import io.pulseline.deploy.cluster.Document;
import io.pulseline.deploy.flink.FlinkStatus;
import io.pulseline.deploy.flink.Jobs;
import io.pulseline.deploy.flink.Wait;
import io.pulseline.deploy.manifest.Application;
import io.pulseline.deploy.manifest.Kustomization;
import io.pulseline.deploy.manifest.ManifestFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "submit",
    description = {
      "Applies manifests and waits until the jobs among them run.",
      "All is tried out before any of it is applied; when a job then cannot run, what was there"
          + " before is put back."
    })
final class SubmitCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Manifests manifests;

  @Mixin private ClusterOptions cluster;
  @Mixin private Patience patience;
  @Mixin private Output output;

  @Option(
      names = "--keep",
      description = "Leave what was applied as it is when a job cannot run, to look into it.")
  private boolean keep;

  private static final class Manifests {
    @Option(
        names = {"-f", "--filename"},
        paramLabel = "FILE",
        description = "YAML documents.")
    private Path file;

    @Option(
        names = {"-k", "--kustomize"},
        paramLabel = "DIR",
        description = "A folder with kustomization.yaml; rendered by kubectl.")
    private Path folder;
  }

  @Override
  public Integer call() throws Exception {
    List<Document> documents = documents();
    Map<String, List<String>> jobs = jobs(documents);
    try (Cluster connected = cluster.open()) {
      Application application = new Application(connected, documents);
      application
          .check()
          .forEach(
              unseen ->
                  output.say(
                      "not permitted to see whether %s is there; pods will need it",
                      unseen.words()));
      for (String namespace : jobs.keySet()) {
        new Jobs(connected, namespace).pods("none"); // whether waiting will be permitted
      }
      if (!keep) {
        application.checkUndo();
      }
      application.apply();
      output.say("applied %d objects", documents.size());
      await(connected, application, jobs);
      output.result(
          jobs.entrySet().stream()
              .flatMap(
                  entry ->
                      entry.getValue().stream()
                          .map(name -> new Jobs(connected, entry.getKey()).status(name)))
              .toList());
    }
    return 0;
  }

  private void await(Cluster connected, Application application, Map<String, List<String>> jobs)
      throws InterruptedException {
    for (var entry : jobs.entrySet()) {
      Optional<String> failed =
          new Wait(new Jobs(connected, entry.getKey()), output, patience.timeout())
              .until(entry.getValue(), "ready", FlinkStatus::isReady);
      if (failed.isPresent()) {
        throw new UserException(
            failed.get() + "; " + (keep ? "what was applied stays" : takenBack(application)));
      }
      output.say("ready: %s", String.join(", ", entry.getValue()));
    }
  }

  private static String takenBack(Application application) throws InterruptedException {
    try {
      application.undo();
      return "what was there before is there again";
    } catch (UserException e) { // why the job cannot run is not to be lost
      return "what was there before could not be put back: " + e.getMessage();
    }
  }

  /** Names of the jobs, by namespace. */
  private static Map<String, List<String>> jobs(List<Document> documents) {
    return documents.stream()
        .map(Document::ref)
        .filter(ref -> ref.kind().equals("FlinkDeployment"))
        .collect(
            Collectors.groupingBy(
                ref -> ref.namespace(),
                TreeMap::new,
                Collectors.mapping(ref -> ref.name(), Collectors.toList())));
  }

  private List<Document> documents() {
    return manifests.file != null
        ? ManifestFiles.read(manifests.file, cluster.namespace(), cluster.given())
        : ManifestFiles.parse(
            Kustomization.render(manifests.folder),
            manifests.folder.toString(),
            cluster.namespace(),
            cluster.given());
  }
}
