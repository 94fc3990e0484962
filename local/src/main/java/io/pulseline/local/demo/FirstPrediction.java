package io.pulseline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.UserException;
import io.pulseline.local.run.ModelsCommand;
import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.stack.Part;
import io.pulseline.local.stack.ProductionModel;
import io.pulseline.local.stack.RunningPart;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.terminal.Shell;
import io.pulseline.local.terminal.Story;
import io.pulseline.observe.ledger.LakeTable;
import io.pulseline.observe.predict.V2Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Serves the model in production and asks it for one record of the lake, as any client would. */
final class FirstPrediction {
  private final Stack stack;
  private final Story story;

  FirstPrediction(Stack stack, Story story) {
    this.stack = stack;
    this.story = story;
  }

  /**
   * A row and what became of it.
   *
   * @param answer the server's v2 response
   */
  record Asked(Map<String, String> row, JsonNode answer) {}

  Asked run(Trained trained, LakeTable lake) {
    CommandLines commands = stack.commands();
    String version =
        ProductionModel.version(commands.dataset(), commands.stores())
            .orElseThrow(() -> new UserException("the registry has no version in production"));
    if (!version.equals(trained.version())) {
      story.line(version + " is still in production; the new one takes its place if it is better");
      story.line("(or for a reason of yours: --force --reason TEXT):");
      story.line(ModelsCommand.line(commands, "promote " + trained.version()));
    }
    RunningPart serving = stack.start(Part.SERVING, commands.serve());
    Map<String, String> row = lake.anyRow();
    stack.awaitReady(
        List.of(serving),
        Duration.ofSeconds(60),
        part -> story.tick(part.part().label(), part.address(), part.startTime()));
    String model = commands.dataset().name();
    V2Client client = new V2Client(commands.addresses().serving());
    JsonNode request = client.request(model, row);
    JsonNode answer = client.infer(model, request);
    story.line("curl -H 'content-type: application/json' " + client.inferUrl(model) + " \\");
    story.line("  -d " + Shell.quoted(request.toString()));
    story.line(answer.toString());
    return new Asked(row, answer);
  }
}
