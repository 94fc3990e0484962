package io.pulseline.local.stack;

import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.observe.Stores;
import io.pulseline.storage.S3Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the parts of a local stack listen, and where its lake is. */
public record Addresses(StackPorts ports) {
  static final String HOST = "127.0.0.1";
  static final String BUCKET = "pulseline";

  public String bootstrap() {
    return HOST + ":" + ports.kafka();
  }

  public String elasticsearch() {
    return url(ports.elasticsearch());
  }

  public String s3() {
    return url(ports.s3());
  }

  public String flink() {
    return url(ports.flink());
  }

  /** Where Prometheus finds what the jobs measure. */
  public String metrics() {
    return url(ports.metrics()) + "/metrics";
  }

  public String serving() {
    return url(ports.http());
  }

  public LakeLayout lake() {
    return new LakeLayout("s3://" + BUCKET);
  }

  /** Where a part listens, empty when nowhere. */
  public String of(Part part) {
    return switch (part) {
      case KAFKA -> bootstrap();
      case ELASTICSEARCH -> elasticsearch();
      case S3 -> s3();
      case INGEST -> flink();
      case SERVING -> serving();
      case GENERATOR, TRAINER -> "";
    };
  }

  /** Where to look at the stack, by what is to be seen there. */
  public Map<String, String> urls(Dataset dataset) {
    Map<String, String> urls = new LinkedHashMap<>();
    urls.put("flink", flink());
    urls.put("metrics", metrics());
    urls.put("elasticsearch", elasticsearch() + "/" + Names.index(dataset) + "/_search?pretty");
    urls.put("v2", serving() + "/v2/models/" + dataset.name());
    return urls;
  }

  /**
   * Where the records of a dataset are in the stack of a folder.
   *
   * @param scored whether they have predictions too
   */
  public Stores stores(DataFolder folder, Dataset dataset, boolean scored) {
    return new Stores(
        dataset,
        KafkaSettings.of(bootstrap()),
        elasticsearch(),
        lake().root(),
        S3Settings.of(s3()).with(CredentialsFile.of(folder)),
        folder.lakeCache(),
        scored);
  }

  private static String url(int port) {
    return "http://" + HOST + ":" + port;
  }
}
