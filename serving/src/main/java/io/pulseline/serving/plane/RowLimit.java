package io.pulseline.serving.plane;

/**
 * How many rows a request may have.
 *
 * @param most {@link Long#MAX_VALUE} for as many as come
 */
public record RowLimit(long most) {
  /** As many as a body holds. */
  public static final RowLimit NONE = new RowLimit(Long.MAX_VALUE);

  /** Refuses a request with more; the first dimension of each input is its rows. */
  void check(InferRequest request) {
    for (InputTensor input : request.inputs()) {
      if (input.shape().rank() > 0 && input.shape().dimension(0) > most) {
        throw ServingException.tooLarge(
            "input '%s' has %d rows, but at most %d are taken; send fewer at a time",
            input.name(), input.shape().dimension(0), most);
      }
    }
  }
}
