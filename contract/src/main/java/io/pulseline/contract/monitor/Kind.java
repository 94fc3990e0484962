package io.pulseline.contract.monitor;

/** What a document of the monitor's index is of. */
public enum Kind {
  /** {@link FeatureWindow}. */
  FEATURE,
  /** {@link ClassWindow}. */
  CLASS,
  /** {@link StreamWindow}. */
  STREAM
}
