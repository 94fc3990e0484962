package io.pulseline.contract.envelope;

/** Ends the decoding of one record. Without a stack trace: bad records must not be slow records. */
final class Rejection extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  Rejection(RejectionReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  Decoded.Rejected decoded() {
    return new Decoded.Rejected(reason, getMessage());
  }
}
