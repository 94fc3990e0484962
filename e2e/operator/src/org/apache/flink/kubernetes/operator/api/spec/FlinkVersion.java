package org.apache.flink.kubernetes.operator.api.spec;

/**
 * Goes before the operator's own class of this name: the newest operator that Maven Central has whole (1.7) ends at
 * Flink 1.19, and its API knows versions by this enum alone. For e2e only.
 */
public enum FlinkVersion {
  v1_13,
  v1_14,
  v1_15,
  v1_16,
  v1_17,
  v1_18,
  v1_19,
  v1_20;

  public boolean isNewerVersionThan(FlinkVersion other) {
    return compareTo(other) > 0;
  }

  public boolean isEqualOrNewer(FlinkVersion other) {
    return compareTo(other) >= 0;
  }

  public static FlinkVersion current() {
    return v1_20;
  }

  public static boolean isSupported(FlinkVersion version) {
    return version != null && version.isEqualOrNewer(v1_15);
  }
}
