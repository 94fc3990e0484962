package io.pulseline.serving.plane;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;

/** What is measured of one model's requests; looked up once, since a look by labels costs more. */
final class ModelMeter {
  private static final double NANOS_IN_SECOND = 1e9;

  private final DistributionDataPoint preprocess;
  private final DistributionDataPoint predict;
  private final DistributionDataPoint postprocess;
  private final DistributionDataPoint rows;

  ModelMeter(
      DistributionDataPoint preprocess,
      DistributionDataPoint predict,
      DistributionDataPoint postprocess,
      DistributionDataPoint rows) {
    this.preprocess = preprocess;
    this.predict = predict;
    this.postprocess = postprocess;
    this.rows = rows;
  }

  /** Notes a request by the nano times at which its stages began and the last one ended. */
  void record(int count, long began, long assembled, long scored, long ended) {
    rows.observe(count);
    preprocess.observe((assembled - began) / NANOS_IN_SECOND);
    predict.observe((scored - assembled) / NANOS_IN_SECOND);
    postprocess.observe((ended - scored) / NANOS_IN_SECOND);
  }
}
