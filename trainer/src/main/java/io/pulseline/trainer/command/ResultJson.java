package io.pulseline.trainer.command;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.process.ResultLine;
import io.pulseline.registry.Entry;
import io.pulseline.registry.Move;
import io.pulseline.registry.Stage;
import io.pulseline.trainer.steps.Evaluated;
import io.pulseline.trainer.steps.Registered;
import io.pulseline.trainer.tune.Tuned;
import java.nio.file.Path;
import java.util.List;

/** Results in the words of the project's command lines. */
final class ResultJson {
  private ResultJson() {}

  static ObjectNode of(Tuned tuned, Path best) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("metric", tuned.goal().metric());
    json.put("params", best.toString());
    json.putPOJO("best", tuned.best());
    json.putPOJO("defaults", tuned.defaults());
    json.put("trials", tuned.trials().size());
    return json;
  }

  /**
   * What was measured, with the words of the dataset.
   *
   * @param classes in the order of the confusion matrix
   * @param better whether it would go to production; null when nothing was to be compared with
   */
  private record Judged(@JsonUnwrapped Evaluated evaluated, List<String> classes, Boolean better) {}

  static Object of(Evaluated evaluated, Dataset dataset, Boolean better) {
    List<String> classes =
        dataset.targetColumn().categories().stream().map(Category::label).toList();
    return new Judged(evaluated, classes, better);
  }

  static ObjectNode of(Registered registered) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(ResultLine.Training.VERSION, registered.version());
    json.put(ResultLine.Training.PACKAGE, registered.folder());
    json.put("report", Path.of(registered.folder(), ModelPackage.REPORT).toString());
    json.put(ResultLine.Training.URI, registered.uri());
    json.putPOJO(ResultLine.Training.STAGE, registered.stage());
    json.put("why", registered.why());
    json.putPOJO(ResultLine.Training.METRICS, registered.metrics());
    Entry previous = registered.previous();
    if (previous == null) {
      json.putNull(ResultLine.Training.PREVIOUS);
    } else {
      json.putObject(ResultLine.Training.PREVIOUS)
          .put(ResultLine.Training.VERSION, previous.version())
          .putPOJO(ResultLine.Training.METRICS, previous.metrics());
    }
    json.put("production", production(registered));
    json.putPOJO("archived", registered.displaced().stream().map(Move::version).toList());
    json.put(ResultLine.Training.ROWS, registered.rows());
    json.putObject("parity")
        .put("rows", registered.parity().rows())
        .put("max_abs_dp", registered.parity().maxDifference())
        .put("labels_equal", registered.parity().differentLabels() == 0);
    return json;
  }

  /** The version in production now; null when there is none. */
  private static String production(Registered registered) {
    if (registered.stage() == Stage.PRODUCTION) {
      return registered.version();
    }
    return registered.previous() == null ? null : registered.previous().version();
  }
}
