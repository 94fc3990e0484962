package io.pulseline.generator.connect;

import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.generator.LocaleOption;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.CompositeValidator;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.NonNullValidator;
import org.apache.kafka.common.config.ConfigDef.ValidList;
import org.apache.kafka.common.config.ConfigException;

/** The configuration keys of the connector: those of {@code generate stream} in Connect's style. */
final class StreamOptions {
  static final String DATASET = "dataset";
  static final String TOPIC = "topic";
  static final String BATCH_SIZE = "batch.size";
  static final String INTERVAL = "interval.ms";
  static final String RATE = "rate";
  static final String RECORDS = "records";
  static final String START_ID = "start.id";
  static final String SEED = "seed";
  static final String LOCALE = "locale";
  static final String SLICES = "slices";
  static final String DRIFT = "drift";
  static final String CORRUPT = "corrupt";
  static final String CORRUPT_KINDS = "corrupt.kinds";

  private static final String[] KINDS =
      RejectionReason.ofJson().stream().map(Enum::name).toArray(String[]::new);

  /** Too large for a producer with Kafka's defaults: has to be asked for. */
  private static final List<String> USUAL_KINDS =
      Arrays.stream(KINDS).filter(kind -> !kind.equals(RejectionReason.TOO_LARGE.name())).toList();

  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              DATASET,
              ConfigDef.Type.STRING,
              NO_DEFAULT_VALUE,
              new NonEmptyString(),
              Importance.HIGH,
              "A built-in dataset, or a folder with dataset.yaml and profile.json, the same on"
                  + " every worker.")
          .define(
              TOPIC,
              ConfigDef.Type.STRING,
              null,
              new NonEmptyString(),
              Importance.HIGH,
              "Topic of the records. Default: <dataset>.records.")
          .define(
              BATCH_SIZE,
              ConfigDef.Type.INT,
              10,
              atLeast(1),
              Importance.MEDIUM,
              "Records that share a batch_number; without a rate, they are sent at once. With"
                  + " transaction.boundary=connector each batch is a transaction.")
          .define(
              INTERVAL,
              ConfigDef.Type.LONG,
              2000L,
              atLeast(0),
              Importance.MEDIUM,
              "Milliseconds from one batch to the next, unless there is a rate.")
          .define(
              RATE,
              ConfigDef.Type.DOUBLE,
              null,
              optionalRate(),
              Importance.MEDIUM,
              "Records a second over all tasks, evenly spread, instead of batches; 0 for as many as"
                  + " the brokers take.")
          .define(
              RECORDS,
              ConfigDef.Type.LONG,
              -1L,
              atLeast(-1),
              Importance.MEDIUM,
              "Records in all; the tasks are idle afterwards. -1 for no end.")
          .define(
              START_ID,
              ConfigDef.Type.LONG,
              0L,
              atLeast(0),
              Importance.MEDIUM,
              "record_id of the first record, as long as the connector has no offsets yet.")
          .define(
              SEED,
              ConfigDef.Type.LONG,
              42L,
              Importance.MEDIUM,
              "The same seed gives the same records, however many tasks there are.")
          .define(
              LOCALE,
              ConfigDef.Type.STRING,
              "en",
              CompositeValidator.of(new NonNullValidator(), languageTag()),
              Importance.LOW,
              "Language of the extras, as de or pt-BR.")
          .define(
              SLICES,
              ConfigDef.Type.INT,
              4,
              between(1, 1024),
              Importance.LOW,
              "Parts of the stream, each with an offset of its own: slice k of n holds the"
                  + " record_ids that leave k when divided by n. Tasks share them out, so more"
                  + " tasks than slices are of no use. Fixed once records were sent.")
          .define(
              DRIFT,
              ConfigDef.Type.LIST,
              List.of(),
              Importance.LOW,
              "Numeric columns that move: column=+1sd@60s is a step of one standard deviation after"
                  + " a minute, column=-20@60s..120s a ramp in the column's unit; @6000 is a"
                  + " record_id. Values stay within the descriptor's bounds.")
          .define(
              CORRUPT,
              ConfigDef.Type.DOUBLE,
              0.0,
              between(0, 1),
              Importance.LOW,
              "Share of records spoilt, by the kinds of corruption in turn.")
          .define(
              CORRUPT_KINDS,
              ConfigDef.Type.LIST,
              USUAL_KINDS,
              ValidList.in(KINDS),
              Importance.LOW,
              "What spoils records. TOO_LARGE also needs producer.override.max.request.size=4194304"
                  + " and producer.override.compression.type=lz4.");

  private StreamOptions() {}

  private static ConfigDef.Validator optionalRate() {
    ConfigDef.Validator range = between(0, 1e9);
    return ConfigDef.LambdaValidator.with(
        (name, value) -> {
          if (value != null) {
            range.ensureValid(name, value);
          }
        },
        range::toString);
  }

  private static ConfigDef.Validator languageTag() {
    return ConfigDef.LambdaValidator.with(
        (name, value) -> {
          try {
            LocaleOption.localeOf((String) value);
          } catch (UserException e) {
            throw new ConfigException(name, value, e.getMessage());
          }
        },
        () -> "a language tag");
  }
}
