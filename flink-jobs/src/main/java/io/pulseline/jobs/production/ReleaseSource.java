package io.pulseline.jobs.production;

import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.StepMetrics;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The registry as a stream of releases. A version is announced when its package was fetched and
 * stood a check, here and once for all subtasks behind; a broken one is refused with one line in
 * the log and one in the counter {@code refused_versions}, and the one before stays.
 */
public final class ReleaseSource
    implements Source<Release, ReleaseSplit, Boolean>, ResultTypeQueryable<Release> {
  private static final long serialVersionUID = 1L;

  private final RegistrySettings registry;
  private final Role role;
  private final String shadow;
  private final PackageCheck check;

  private ReleaseSource(RegistrySettings registry, Role role, String shadow, PackageCheck check) {
    this.registry = registry;
    this.role = role;
    this.shadow = shadow;
    this.check = check;
  }

  /** What is in production. */
  public static ReleaseSource production(RegistrySettings registry, PackageCheck check) {
    return new ReleaseSource(registry, Role.PRODUCTION, "", check);
  }

  /**
   * What is to be compared with it.
   *
   * @param wanted a version's name, {@code staging} for whichever is in that stage, or empty for
   *     none, which also ends what a checkpoint remembers
   */
  public static ReleaseSource shadow(RegistrySettings registry, String wanted, PackageCheck check) {
    return new ReleaseSource(registry, Role.SHADOW, wanted, check);
  }

  /**
   * Releases on their way to every subtask of the step behind. Their clock holds nobody's up: a
   * step that joins them with records goes by the records' watermarks.
   *
   * @param name of the step and its uid
   */
  public static DataStream<Release> broadcast(
      StreamExecutionEnvironment env, Source<Release, ?, ?> source, String name) {
    return env.fromSource(source, WatermarkStrategy.forGenerator(context -> new EndOfTime()), name)
        .uid(name)
        .setParallelism(1)
        .broadcast();
  }

  private static final class EndOfTime implements WatermarkGenerator<Release> {
    @Override
    public void onEvent(Release release, long timestamp, WatermarkOutput output) {}

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(Watermark.MAX_WATERMARK);
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<Release, ReleaseSplit> createReader(SourceReaderContext context) {
    Packages packages = registry.open(context.getConfiguration());
    Counter refusals = StepMetrics.of(context.metricGroup()).counter(JobMetric.REFUSED_VERSIONS);
    return new ReleaseReader(
        last -> new Follower(choice(packages), packages, check, last, refusals),
        packages,
        registry.poll());
  }

  private Choice choice(Packages packages) {
    return switch (role) {
      case PRODUCTION -> Choice.production(packages.models());
      case SHADOW -> Choice.shadow(packages.models(), shadow);
    };
  }

  @Override
  public SplitEnumerator<ReleaseSplit, Boolean> createEnumerator(
      SplitEnumeratorContext<ReleaseSplit> context) {
    return restoreEnumerator(context, false);
  }

  @Override
  public SplitEnumerator<ReleaseSplit, Boolean> restoreEnumerator(
      SplitEnumeratorContext<ReleaseSplit> context, Boolean assigned) {
    return new ReleaseEnumerator(context, new ReleaseSplit(Release.none(role)), assigned);
  }

  @Override
  public SimpleVersionedSerializer<ReleaseSplit> getSplitSerializer() {
    return new ReleaseSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
    return new AssignedSerializer();
  }

  @Override
  public TypeInformation<Release> getProducedType() {
    return TypeInformation.of(Release.class);
  }
}
