package io.pulseline.generator.stream;

import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.RejectionReason;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How much of a stream is spoilt, and how. */
final class CorruptionOptions {
  @Option(
      names = "--corrupt",
      defaultValue = "0",
      paramLabel = "SHARE",
      description = "Share of records spoilt, by the kinds of corruption in turn. Default: 0.")
  private double share;

  @Option(
      names = "--corrupt-kinds",
      split = ",",
      paramLabel = "KIND",
      description =
          "What spoils records, any of ${COMPLETION-CANDIDATES}. The last two are of Avro only,"
              + " which has no NOT_JSON, MISSING_FIELD, WRONG_TYPE and DUPLICATE_FIELD. Default:"
              + " all that --value-format has.")
  private List<RejectionReason> kinds;

  /**
   * @throws UserException when records of the format cannot be spoilt so
   */
  Corruption corruption(ValueFormat format) {
    if (kinds == null) {
      return new Corruption(share, format.kinds());
    }
    String others =
        kinds.stream()
            .filter(kind -> !format.kinds().contains(kind))
            .map(Enum::name)
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      throw new UserException(
          "--corrupt-kinds %s: no record in %s can be spoilt so; choose from %s"
              .formatted(others, format, format.kinds()));
    }
    return new Corruption(share, kinds);
  }
}
