package io.pulseline.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.cli.Assignments;
import io.pulseline.observe.predict.V2Client;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One prediction over the v2 protocol. */
@Command(name = "predict", description = "Ask a served model for one row of raw values.")
public final class PredictCommand implements Callable<Integer> {
  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "The server, for example http://127.0.0.1:8080.")
  private String url;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Default: the server's first model.")
  private String model;

  @Option(
      names = "--row",
      required = true,
      paramLabel = "COLUMN=VALUE,…",
      description =
          "Raw values; a column left out is a missing value, one with a comma stands in quotes:"
              + " b=\"x, y\".")
  private String row;

  @Override
  public Integer call() {
    V2Client client = new V2Client(url);
    String name = model == null ? client.firstModel() : model;
    JsonNode answer = client.infer(name, client.request(name, Assignments.parse("--row", row)));
    System.out.println(answer.toPrettyString());
    return 0;
  }
}
