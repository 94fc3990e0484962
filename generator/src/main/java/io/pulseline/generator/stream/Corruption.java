package io.pulseline.generator.stream;

import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.RejectionReason;
import java.util.List;

/**
 * How much of a stream is corrupted, and in which ways.
 *
 * @param share of the records, 0 to 1
 * @param kinds taken in turn
 */
public record Corruption(double share, List<RejectionReason> kinds) {
  public static final Corruption NONE = ofEveryKind(0);

  /**
   * @throws UserException when the share is no share or there is no kind
   */
  public Corruption {
    if (!(share >= 0 && share <= 1)) {
      throw new UserException("the share of corrupted records, " + share + ", must be from 0 to 1");
    }
    if (kinds.isEmpty()) {
      throw new UserException("name at least one kind of corruption");
    }
    kinds = kinds.stream().distinct().toList();
  }

  /** Every reason for which a record in JSON is rejected. */
  public static Corruption ofEveryKind(double share) {
    return new Corruption(share, RejectionReason.ofJson());
  }
}
