package io.pulseline.trainer.distributed;

/** Another worker ended, or can no longer be reached. */
final class LostWorkerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostWorkerException() {
    super("the sums of the workers differ");
  }
}
