package io.pulseline.serving.plane;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.model.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns predictions, and what explains them, into the outputs that a request asked for. */
final class OutputTensors {
  private static final List<String> ALL = List.of(Signature.LABEL, Signature.PROBABILITIES);
  private static final List<String> ALL_AND_EXPLAINING =
      Stream.of(ALL, ExplanationTensors.ALL).flatMap(List::stream).toList();

  private final CategoricalColumn target;
  private final Datatype labelType;
  private final int classes;
  private final ExplanationTensors explaining;

  OutputTensors(Signature signature) {
    this.target = signature.target();
    this.labelType = ModelMetadata.labelType(target);
    this.classes = target.categories().size();
    this.explaining = new ExplanationTensors(target);
  }

  /**
   * The names to answer with, checked before any scoring.
   *
   * @param explain adds those that explain and were not asked for by name
   * @throws ServingException when a name is unknown or asked for twice
   */
  List<String> select(List<String> wanted, boolean explain) {
    List<String> all = explain ? ALL_AND_EXPLAINING : ALL;
    if (wanted.isEmpty()) {
      return all;
    }
    for (int i = 0; i < wanted.size(); i++) {
      String name = wanted.get(i);
      if (!all.contains(name)) {
        throw ExplanationTensors.ALL.contains(name)
            ? ServingException.invalid(
                "output '%s' is one of an explanation, which the parameter \"explain\": true asks for",
                name)
            : ServingException.invalid("output '%s' is unknown, expected some of %s", name, all);
      }
      if (wanted.indexOf(name) < i) {
        throw ServingException.invalid("output '%s' is asked for twice", name);
      }
    }
    return explain ? withExplaining(wanted) : wanted;
  }

  private static List<String> withExplaining(List<String> wanted) {
    return Stream.of(wanted, ExplanationTensors.ALL).flatMap(List::stream).distinct().toList();
  }

  /**
   * The outputs.
   *
   * @param explanations null when none of the names is of an explanation
   */
  List<OutputTensor> of(List<String> selected, Predictions predictions, Explanations explanations) {
    List<OutputTensor> outputs = new ArrayList<>(selected.size());
    for (String name : selected) {
      outputs.add(
          switch (name) {
            case Signature.LABEL -> label(predictions);
            case Signature.PROBABILITIES -> probabilities(predictions);
            default -> explaining.of(name, explanations);
          });
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
