package io.pulseline.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.UserException;
import io.pulseline.observe.predict.V2Client;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One prediction over the v2 protocol. */
@Command(name = "predict", description = "Ask a served model for one row of raw values.")
public final class PredictCommand implements Callable<Integer> {
  @Option(
      names = "--url",
      required = true,
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
      description = "Raw values; a column left out is a missing value.")
  private String row;

  @Override
  public Integer call() {
    V2Client client = new V2Client(url);
    String name = model == null ? client.firstModel() : model;
    JsonNode answer = client.infer(name, client.request(name, values(row)));
    System.out.println(answer.toPrettyString());
    return 0;
  }

  static Map<String, String> values(String row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : row.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new UserException(
            "--row: '%s' is not column=value; write them like a=1,b=2".formatted(pair));
      }
      values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return values;
  }
}
