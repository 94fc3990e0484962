package io.pulseline.jobs.records;

import io.pulseline.cli.InstantConverter;
import java.time.Instant;
import java.util.Locale;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import picocli.CommandLine.ITypeConverter;

/**
 * Where a job begins to read when no checkpoint says where to go on. Partitions that come later are
 * read from their first record, wherever the others began.
 *
 * @param time of {@link Kind#TIMESTAMP}, null for all others
 */
public record StartFrom(Kind kind, Instant time) {

  /** The ways to begin. */
  public enum Kind {
    /** With the first record there is. */
    EARLIEST,
    /** With the first record that is written from now on. */
    LATEST,
    /** Where the job's consumer group stands; with the first record where it stands nowhere. */
    COMMITTED,
    /** With the first record whose timestamp in Kafka is not before a time. */
    TIMESTAMP
  }

  public static final StartFrom EARLIEST = new StartFrom(Kind.EARLIEST, null);

  OffsetsInitializer offsets() {
    return new OrEarliest(
        switch (kind) {
          case EARLIEST -> OffsetsInitializer.earliest();
          case LATEST -> OffsetsInitializer.latest();
          case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
          case TIMESTAMP -> OffsetsInitializer.timestamp(time.toEpochMilli());
        });
  }

  /** Reads one of the words, or a time. */
  static final class Converter implements ITypeConverter<StartFrom> {
    private final InstantConverter times = new InstantConverter();

    @Override
    public StartFrom convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "earliest" -> EARLIEST;
        case "latest" -> new StartFrom(Kind.LATEST, null);
        case "committed" -> new StartFrom(Kind.COMMITTED, null);
        default -> new StartFrom(Kind.TIMESTAMP, times.convert(text));
      };
    }
  }
}
