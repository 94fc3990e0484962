package io.pulseline.contract.envelope;

/** Ends the decoding of one record. Without a stack trace: bad records must not be slow records. */
public final class Rejection extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  /**
   * @param detail for people: which field, what was expected, what came
   */
  public Rejection(RejectionReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** The same as a result. */
  public Decoded.Rejected decoded() {
    return new Decoded.Rejected(reason, getMessage());
  }
}
