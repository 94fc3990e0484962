package io.pulseline.generator.connect;

import io.pulseline.contract.UserException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.util.ConnectorUtils;

/**
 * {@code generate stream} inside Kafka Connect: generated records, as encoded bytes under their
 * record_id, with source offsets from which a restarted worker goes on without gap or, on a worker
 * with exactly-once support, duplicate.
 */
public final class PulselineSourceConnector extends SourceConnector {
  private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
  private static final List<String> CONVERTERS = List.of("key.converter", "value.converter");

  private Map<String, String> properties = Map.of();

  @Override
  public String version() {
    return Optional.ofNullable(getClass().getPackage().getImplementationVersion())
        .orElse("unpacked");
  }

  @Override
  public ConfigDef config() {
    return StreamOptions.DEFINITION;
  }

  /** Besides each value, checks the dataset, the drifts of its columns and the converters. */
  @Override
  public Config validate(Map<String, String> connector) {
    Map<String, ConfigValue> values = new HashMap<>(config().validateAll(connector));
    if (values.values().stream().allMatch(value -> value.errorMessages().isEmpty())) {
      StreamSettings settings = new StreamSettings(connector);
      String checked = StreamOptions.DATASET;
      try {
        settings.dataset();
        checked = StreamOptions.DRIFT;
        settings.plan();
      } catch (UserException e) {
        values.get(checked).addErrorMessage(e.getMessage());
      }
    }
    // A worker adds up what it and the connector say about a value
    for (String name : CONVERTERS) {
      if (!BYTES.equals(connector.get(name))) {
        ConfigValue refused = new ConfigValue(name);
        refused.addErrorMessage("records come encoded: set " + name + "=" + BYTES);
        values.put(name, refused);
      }
    }
    return new Config(List.copyOf(values.values()));
  }

  @Override
  public void start(Map<String, String> connector) {
    properties = Map.copyOf(connector);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return PulselineSourceTask.class;
  }

  /** Shares the slices out: none is in two tasks, and how many tasks there are may change. */
  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    int slices = new StreamSettings(properties).slices();
    List<Integer> all = IntStream.range(0, slices).boxed().toList();
    return ConnectorUtils.groupPartitions(all, Math.min(slices, maxTasks)).stream()
        .map(this::taskConfig)
        .toList();
  }

  private Map<String, String> taskConfig(List<Integer> slices) {
    Map<String, String> task = new HashMap<>(properties);
    task.put(
        PulselineSourceTask.SLICES,
        String.join(",", slices.stream().map(String::valueOf).toList()));
    return task;
  }

  @Override
  public void stop() {
    properties = Map.of();
  }

  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connector) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  @Override
  public ConnectorTransactionBoundaries canDefineTransactionBoundaries(
      Map<String, String> connector) {
    return ConnectorTransactionBoundaries.SUPPORTED;
  }

  /** Offsets may be deleted, or moved to any record of their slice. */
  @Override
  public boolean alterOffsets(
      Map<String, String> connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
    int slices = new StreamSettings(connector).slices();
    offsets.forEach((partition, offset) -> SliceOffset.check(partition, offset, slices));
    return true;
  }
}
