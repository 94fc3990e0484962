package io.pulseline.jobs.metrics;

import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.apache.flink.metrics.HistogramStatistics;

/** A histogram in Flink's terms; of an empty one all is 0. */
final class LagStatistics extends HistogramStatistics {
  private static final double PER_CENT = 100;

  private final Histogram values;

  LagStatistics(Histogram values) {
    this.values = values;
  }

  @Override
  public double getQuantile(double quantile) {
    return values.getValueAtPercentile(quantile * PER_CENT);
  }

  /** Each value that occurs, once. */
  @Override
  public long[] getValues() {
    LongStream.Builder distinct = LongStream.builder();
    for (HistogramIterationValue value : values.recordedValues()) {
      distinct.add(value.getValueIteratedTo());
    }
    return distinct.build().toArray();
  }

  @Override
  public int size() {
    return (int) Math.min(Integer.MAX_VALUE, values.getTotalCount());
  }

  @Override
  public double getMean() {
    return values.getMean();
  }

  @Override
  public double getStdDev() {
    return values.getStdDeviation();
  }

  @Override
  public long getMax() {
    return values.getMaxValue();
  }

  @Override
  public long getMin() {
    return size() == 0 ? 0 : values.getMinValue();
  }
}
