package io.pulseline.generator.connect;

import io.pulseline.contract.Names;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.generator.DatasetOption;
import io.pulseline.generator.LocaleOption;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.stream.Corruption;
import io.pulseline.generator.stream.DriftSpec;
import io.pulseline.generator.stream.Pace;
import io.pulseline.generator.stream.RecordPlan;
import io.pulseline.generator.stream.ValueForm;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;

/** A connector's configuration, read; the keys are in {@link StreamOptions}. */
final class StreamSettings extends AbstractConfig {

  StreamSettings(Map<String, String> properties) {
    super(StreamOptions.DEFINITION, properties, false);
  }

  /**
   * What the records hold.
   *
   * @throws UserException when there is no such dataset, or a drift is not of one of its columns
   */
  RecordPlan plan() {
    Dataset dataset = dataset();
    Profile profile = DatasetOption.profileOf(getString(StreamOptions.DATASET));
    return new RecordPlan(
        dataset,
        profile,
        getLong(StreamOptions.SEED),
        LocaleOption.localeOf(getString(StreamOptions.LOCALE)),
        getInt(StreamOptions.BATCH_SIZE),
        new Corruption(
            getDouble(StreamOptions.CORRUPT),
            getList(StreamOptions.CORRUPT_KINDS).stream().map(RejectionReason::valueOf).toList()),
        DriftSpec.parse(getList(StreamOptions.DRIFT), dataset, profile, pace()),
        ValueForm.JSON);
  }

  Dataset dataset() {
    return Datasets.load(getString(StreamOptions.DATASET));
  }

  Pace pace() {
    Double rate = getDouble(StreamOptions.RATE);
    return rate == null
        ? Pace.batches(
            getInt(StreamOptions.BATCH_SIZE), Duration.ofMillis(getLong(StreamOptions.INTERVAL)))
        : Pace.rate(rate);
  }

  String topic(Dataset dataset) {
    String topic = getString(StreamOptions.TOPIC);
    return topic == null ? Names.recordsTopic(dataset) : topic;
  }

  int batchSize() {
    return getInt(StreamOptions.BATCH_SIZE);
  }

  int slices() {
    return getInt(StreamOptions.SLICES);
  }

  long startId() {
    return getLong(StreamOptions.START_ID);
  }

  /** The record_id after the last one. */
  long endId() {
    long records = getLong(StreamOptions.RECORDS);
    return records < 0 ? Long.MAX_VALUE : startId() + records;
  }
}
