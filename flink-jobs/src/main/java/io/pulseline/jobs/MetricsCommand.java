package io.pulseline.jobs;

import io.pulseline.jobs.metrics.MetricsPage;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code job metrics}: what the jobs measure, on standard output. */
@Command(
    name = "metrics",
    description = "Print what ingest, monitor and score measure, as a page in Markdown.")
final class MetricsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(MetricsPage.markdown());
    out.flush();
    return 0;
  }
}
