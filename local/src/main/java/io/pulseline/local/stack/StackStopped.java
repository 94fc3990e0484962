package io.pulseline.local.stack;

/** The stack is being stopped on purpose: whoever waits for a part of it can go home. */
public final class StackStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StackStopped() {
    super("stopped");
  }
}
