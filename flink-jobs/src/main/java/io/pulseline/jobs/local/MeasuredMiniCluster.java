package io.pulseline.jobs.local;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/**
 * A Flink that is given its reporters of metrics. It would make them itself as its configuration
 * says, but only log that one cannot listen, and not tell on which port it does.
 */
@SuppressWarnings("try") // Flink closes it, and bears an interruption
final class MeasuredMiniCluster extends MiniCluster {
  private final List<MetricReporter> reporters;

  MeasuredMiniCluster(MiniClusterConfiguration conf, List<MetricReporter> reporters) {
    super(conf);
    this.reporters = reporters;
  }

  @Override
  protected MetricRegistryImpl createMetricRegistry(Configuration conf, long maximumMessageSize) {
    return new MetricRegistryImpl(
        MetricRegistryConfiguration.fromConfiguration(conf, maximumMessageSize),
        reporters.stream().map(MeasuredMiniCluster::setup).toList());
  }

  private static ReporterSetup setup(MetricReporter reporter) {
    return ReporterSetup.forReporter(reporter.getClass().getSimpleName(), reporter);
  }
}
