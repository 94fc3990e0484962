package io.pulseline.contract.prediction;

import io.pulseline.contract.lake.LakeSchema;

/** The fields of a prediction's JSON. Those of the record it is about are named as in the lake. */
public final class PredictionFields {
  public static final String RECORD_ID = LakeSchema.RECORD_ID;
  public static final String EVENT_TIMESTAMP = LakeSchema.EVENT_TIMESTAMP;
  public static final String TOPIC = "kafka_topic";
  public static final String PARTITION = LakeSchema.KAFKA_PARTITION;
  public static final String OFFSET = LakeSchema.KAFKA_OFFSET;
  public static final String VERSION = "version";
  public static final String LABEL = "label";

  /** Of the label alone, since an index cannot order by {@link #PROBABILITIES}. */
  public static final String PROBABILITY = "probability";

  /** An object: class to probability. */
  public static final String PROBABILITIES = "probabilities";

  /** Only there where the record carries it. */
  public static final String TARGET = "target";

  public static final String SCORED_AT = "scored_at";
  public static final String LATENCY = "latency_ms";

  private PredictionFields() {}
}
