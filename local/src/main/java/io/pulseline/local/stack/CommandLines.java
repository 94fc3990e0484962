package io.pulseline.local.stack;

import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.JvmFlags;
import io.pulseline.observe.Stores;
import io.pulseline.storage.S3Credentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How each part is started: its jars, heap and arguments, for one data folder and one set of ports.
 *
 * @param root of the checkout, whose rooms hold the built {@code target/dist} folders
 * @param datasetOption what {@code --dataset} says to every part
 */
public record CommandLines(
    Path root,
    DataFolder folder,
    StackPorts ports,
    String datasetOption,
    Dataset dataset,
    StreamJobs streamJobs) {
  /** A built-in name as it is; a folder as an absolute path, good in any working directory. */
  public static String datasetOption(String nameOrFolder) {
    return Datasets.builtIn().contains(nameOrFolder)
        ? nameOrFolder
        : Path.of(nameOrFolder).toAbsolutePath().normalize().toString();
  }

  public Addresses addresses() {
    return new Addresses(ports);
  }

  /** Where the dataset's records are in this stack. */
  public Stores stores() {
    return addresses().stores(folder, dataset, !streamJobs.ingestOnly());
  }

  ChildBuilder describe(Part part, Lifetime lifetime, List<String> arguments) {
    Path dist = root.resolve(part.room()).resolve("target/dist");
    ChildBuilder builder =
        ChildProcess.named(part.label())
            .mainClass(part.mainClass())
            .heap(part.heapMegabytes(lifetime) + "m")
            .jvmFlags(lifetime.jvmFlags())
            .args(arguments.toArray(String[]::new))
            .log(folder.log(part.label()));
    if (part == Part.SERVING) {
      ServerArchive.use(builder, dist);
    } else {
      builder.libs(dist.resolve("lib"));
    }
    // Never through arguments, which every process of the machine can read
    S3Credentials credentials = CredentialsFile.of(folder);
    builder
        .env("AWS_ACCESS_KEY_ID", credentials.accessKey())
        .env("AWS_SECRET_ACCESS_KEY", credentials.secretKey())
        .env("AWS_REGION", "us-east-1");
    if (part == Part.TRAINER) {
      builder.env("OMP_WAIT_POLICY", "PASSIVE"); // XGBoost's threads do not spin while they wait
    } else {
      builder.env("PULSELINE_PROGRESS", "lines"); // only the trainer's bars are shown to anyone
    }
    if (part == Part.INGEST) {
      builder.libs(dist.resolve("flink")).env("FLINK_PLUGINS_DIR", dist.resolve("plugins") + "");
      // As the launcher starts a job: records in flight would fill a smaller one's young half
      builder.jvmFlags(allHeapFromTheStart(part, lifetime));
      if (Files.exists(dist.resolve("jvm.options"))) {
        builder.jvmFlags("@" + dist.resolve("jvm.options"));
      }
    }
    if (part == Part.ELASTICSEARCH && lifetime == Lifetime.LONG) {
      builder.jvmFlags(JvmFlags.GARBAGE).jvmFlags(allHeapFromTheStart(part, lifetime));
    }
    return builder;
  }

  private static String allHeapFromTheStart(Part part, Lifetime lifetime) {
    return "-Xms" + part.heapMegabytes(lifetime) + "m";
  }

  public List<String> kafka() {
    return List.of(
        "--data", folder.data(Part.KAFKA).toString(),
        "--port", "" + ports.kafka(),
        "--controller-port", "" + ports.controller());
  }

  public List<String> elasticsearchServer() {
    return List.of(
        "--data", folder.data(Part.ELASTICSEARCH).toString(),
        "--port", "" + ports.elasticsearch(),
        "--transport-port", "" + ports.transport());
  }

  public List<String> s3Server() {
    return List.of(
        "--data",
        folder.data(Part.S3).toString(),
        "--port",
        "" + ports.s3(),
        "--bucket",
        Addresses.BUCKET);
  }

  /** The ingest job, with monitor and score beside it unless they are left out. */
  public List<String> jobs() {
    List<String> arguments = new ArrayList<>();
    if (streamJobs.ingestOnly()) {
      arguments.addAll(List.of("job", "ingest"));
    } else {
      arguments.addAll(List.of("job", "all", "--window", streamJobs.windowSeconds() + "s"));
    }
    arguments.addAll(ofAJob());
    return arguments;
  }

  private List<String> ofAJob() {
    return List.of(
        "--dataset", datasetOption,
        "--bootstrap", addresses().bootstrap(),
        "--elasticsearch", addresses().elasticsearch(),
        "--lake", addresses().lake().root(),
        "--s3-endpoint", addresses().s3(),
        "--checkpoints", folder.checkpoints(dataset).toString(),
        "--ui-port", "" + ports.flink(),
        "--metrics-port", "" + ports.metrics(),
        "--restore", "latest");
  }

  /**
   * A stream of so many records.
   *
   * @param rate records a second
   * @param startId id of the first record
   */
  public List<String> stream(long records, long rate, long startId, long seed, double corrupt) {
    return List.of(
        "generate",
        "stream",
        "--dataset",
        datasetOption,
        "--bootstrap",
        addresses().bootstrap(),
        "--topic",
        Names.recordsTopic(dataset),
        "--records",
        "" + records,
        "--rate",
        "" + rate,
        "--start-id",
        "" + startId,
        "--seed",
        "" + seed,
        "--corrupt",
        "" + corrupt,
        "--json");
  }

  /** A stream whose values of a column are all one standard deviation larger. */
  public List<String> drifting(long records, long rate, long startId, long seed, String column) {
    List<String> arguments = new ArrayList<>(stream(records, rate, startId, seed, 0));
    arguments.addAll(List.of("--drift", column + "=+1sd@0s"));
    return arguments;
  }

  public List<String> train(long seed) {
    return List.of(
        "train",
        "run",
        "--dataset",
        datasetOption,
        "--lake",
        addresses().lake().root(),
        "--s3-endpoint",
        addresses().s3(),
        "--work",
        folder.training(dataset).toString(),
        "--seed",
        "" + seed,
        "--json");
  }

  public List<String> serve() {
    return List.of(
        "--model_name",
        dataset.name(),
        "--dataset",
        datasetOption,
        "--lake",
        addresses().lake().root(),
        "--s3-endpoint",
        addresses().s3(),
        "--http_port",
        "" + ports.http(),
        "--grpc_port",
        "" + ports.grpc(),
        "--host",
        Addresses.HOST,
        // The jobs beside it need the processors more than the first clients of one person do
        "--warm-up",
        "0s");
  }
}
