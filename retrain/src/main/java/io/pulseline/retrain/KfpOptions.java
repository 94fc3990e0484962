package io.pulseline.retrain;

import io.pulseline.cli.http.BearerToken;
import io.pulseline.contract.UserException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which pipeline of which Kubeflow is run. */
final class KfpOptions {
  @Option(
      names = "--kfp",
      paramLabel = "URL",
      description =
          "REST API of Kubeflow Pipelines, such as http://ml-pipeline.kubeflow:8888. A token comes"
              + " from "
              + KfpApi.TOKEN
              + ", or from the file that "
              + BearerToken.FILE
              + " names.")
  private String url;

  @Option(
      names = "--pipeline",
      paramLabel = "FILE",
      description = "Compiled pipeline, such as kubeflow/pipeline.yaml.")
  private Path file;

  @Option(
      names = "--pipeline-id",
      paramLabel = "ID",
      description = "Pipeline that was uploaded, instead of a file.")
  private String id;

  @Option(
      names = "--pipeline-version-id",
      paramLabel = "ID",
      description = "Version of it (default: the newest).")
  private String version;

  @Option(
      names = "--experiment-id",
      paramLabel = "ID",
      description = "Experiment of the runs (default: Kubeflow's own default).")
  private String experiment;

  @Option(
      names = "--parameter",
      paramLabel = "NAME=TEXT",
      description = "Parameter of the pipeline; NAME:=JSON for one that is no text.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  boolean given() {
    return url != null;
  }

  KfpApi api() {
    if (url == null) {
      throw new UserException("name Kubeflow Pipelines with --kfp");
    }
    return new KfpApi(url, () -> BearerToken.of(System.getenv(), KfpApi.TOKEN), experiment);
  }

  Pipeline pipeline() {
    if ((file == null) == (id == null)) {
      throw new UserException("say which pipeline is run: --pipeline or --pipeline-id");
    }
    if (version != null && id == null) {
      throw new UserException("--pipeline-version-id is a version of what --pipeline-id names");
    }
    return file == null ? Pipeline.known(id, version) : Pipeline.of(file);
  }

  /** Null for the default one. */
  String experiment() {
    return experiment;
  }

  /** Those that are given, and the dataset where it is not among them. */
  Map<String, String> parameters(String dataset) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("dataset", dataset);
    all.putAll(parameters);
    return all;
  }
}
