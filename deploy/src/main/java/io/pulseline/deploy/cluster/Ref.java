package io.pulseline.deploy.cluster;

/**
 * Which object of a cluster.
 *
 * @param namespace not looked at where the kind has none
 */
public record Ref(String apiVersion, String kind, String namespace, String name) {
  /** A job as the Flink operator knows it. */
  public static Ref flinkDeployment(String namespace, String name) {
    return new Ref("flink.apache.org/v1beta1", "FlinkDeployment", namespace, name);
  }

  /** A kind of Kubernetes' own first group. */
  public static Ref core(String kind, String namespace, String name) {
    return new Ref("v1", kind, namespace, name);
  }

  /** In a message. */
  public String words() {
    return kind + " " + name;
  }
}
