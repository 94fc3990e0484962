package io.pulseline.cli;

import me.tongfei.progressbar.ProgressBarConsumer;

/** Draws nothing: where there is no terminal, {@link Progress} prints lines of its own. */
final class Silence implements ProgressBarConsumer {
  @Override
  public int getMaxRenderedLength() {
    return 0;
  }

  @Override
  public void accept(String rendered) {}

  @Override
  public void close() {}
}
