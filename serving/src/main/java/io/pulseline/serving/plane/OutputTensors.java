package io.pulseline.serving.plane;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.model.Signature;
import java.util.ArrayList;
import java.util.List;

/** Turns predictions into the outputs that a request asked for. */
final class OutputTensors {
  private static final List<String> ALL = List.of(Signature.LABEL, Signature.PROBABILITIES);

  private final CategoricalColumn target;
  private final Datatype labelType;
  private final int classes;

  OutputTensors(Signature signature) {
    this.target = signature.target();
    this.labelType = ModelMetadata.labelType(target);
    this.classes = target.categories().size();
  }

  /**
   * The names to answer with, checked before any scoring.
   *
   * @throws ServingException when a name is unknown or asked for twice
   */
  List<String> select(List<String> wanted) {
    if (wanted.isEmpty()) {
      return ALL;
    }
    for (int i = 0; i < wanted.size(); i++) {
      String name = wanted.get(i);
      if (!ALL.contains(name)) {
        throw ServingException.invalid("output '%s' is unknown, expected some of %s", name, ALL);
      }
      if (wanted.indexOf(name) < i) {
        throw ServingException.invalid("output '%s' is asked for twice", name);
      }
    }
    return wanted;
  }

  List<OutputTensor> of(List<String> selected, Predictions predictions) {
    List<OutputTensor> outputs = new ArrayList<>(selected.size());
    for (String name : selected) {
      outputs.add(name.equals(Signature.LABEL) ? label(predictions) : probabilities(predictions));
    }
    return outputs;
  }

  private OutputTensor label(Predictions predictions) {
    long[] labels = predictions.labels();
    TensorData data =
        labelType == Datatype.BYTES
            ? new TensorData.Texts(values(labels))
            : new TensorData.Longs(labels);
    return new OutputTensor(Signature.LABEL, labelType, new Shape(labels.length), data);
  }

  private String[] values(long[] labels) {
    String[] values = new String[labels.length];
    for (int i = 0; i < labels.length; i++) {
      values[i] = target.valueOf((double) labels[i]);
    }
    return values;
  }

  private OutputTensor probabilities(Predictions predictions) {
    return new OutputTensor(
        Signature.PROBABILITIES,
        Datatype.FP32,
        new Shape(predictions.labels().length, classes),
        new TensorData.Floats(predictions.probabilities()));
  }
}
