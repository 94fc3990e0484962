package io.pulseline.trainer.boost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pulseline.contract.JsonFault;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The hyperparameters that somebody asked for; null where the defaults are good enough. */
@JsonNaming(SnakeCaseStrategy.class)
public record HyperparameterChoice(
    Algorithm algorithm,
    Integer rounds,
    Integer maxDepth,
    Double eta,
    Double subsample,
    Double colsample,
    Double minChildWeight,
    Double lambda,
    Integer earlyStopping,
    ClassWeights classWeights) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Nothing asked for. */
  public static final HyperparameterChoice NONE =
      new HyperparameterChoice(null, null, null, null, null, null, null, null, null, null);

  /** A tree of more could not be told in memory; none that is learned from data needs it. */
  private static final int DEEPEST = 30;

  /** Smaller parts leave trees without a row, and a forest without a tree that knows anything. */
  private static final double LEAST_PART = 0.01;

  public HyperparameterChoice {
    atLeast("rounds", rounds, 1);
    atLeast("max-depth", maxDepth, 1);
    if (maxDepth != null && maxDepth > DEEPEST) {
      throw new UserException("--max-depth is " + maxDepth + ", it must be at most " + DEEPEST);
    }
    atLeast("early-stopping", earlyStopping, 0);
    atLeast("min-child-weight", minChildWeight, 0);
    atLeast("lambda", lambda, 0);
    share("eta", eta);
    part("subsample", subsample);
    part("colsample", colsample);
  }

  /**
   * Reads a choice from a JSON file.
   *
   * @throws UserException when it is none, or holds a name that is no hyperparameter
   */
  public static HyperparameterChoice read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserException(
          Files.isDirectory(file)
              ? file + " is a folder; name a file of hyperparameters"
              : "there is no file " + file);
    }
    try {
      if (!JSON.readTree(file.toFile()).isObject()) {
        throw new UserException(
            file + " holds no hyperparameters: it must be a JSON object such as {\"eta\": 0.1}");
      }
      return JSON.readValue(file.toFile(), HyperparameterChoice.class);
    } catch (JsonProcessingException e) {
      throw new UserException(file + " holds no hyperparameters: " + JsonFault.of(e), e);
    }
  }

  /** This choice, and where it is silent another one. */
  public HyperparameterChoice or(HyperparameterChoice other) {
    return new HyperparameterChoice(
        or(algorithm, other.algorithm),
        or(rounds, other.rounds),
        or(maxDepth, other.maxDepth),
        or(eta, other.eta),
        or(subsample, other.subsample),
        or(colsample, other.colsample),
        or(minChildWeight, other.minChildWeight),
        or(lambda, other.lambda),
        or(earlyStopping, other.earlyStopping),
        or(classWeights, other.classWeights));
  }

  /** This choice, completed by the defaults for a number of training rows. */
  public Hyperparameters complete(long trainingRows) {
    Hyperparameters defaults =
        Hyperparameters.defaults(or(algorithm, Algorithm.GBDT), trainingRows);
    return new Hyperparameters(
        defaults.algorithm(),
        or(rounds, defaults.rounds()),
        or(maxDepth, defaults.maxDepth()),
        or(eta, defaults.eta()),
        or(subsample, defaults.subsample()),
        or(colsample, defaults.colsample()),
        or(minChildWeight, defaults.minChildWeight()),
        or(lambda, defaults.lambda()),
        or(earlyStopping, defaults.earlyStopping()),
        or(classWeights, defaults.classWeights()));
  }

  private static <T> T or(T value, T other) {
    return value == null ? other : value;
  }

  private static void atLeast(String name, Number value, int least) {
    if (value != null && !(value.doubleValue() >= least && Double.isFinite(value.doubleValue()))) {
      throw new UserException(
          "--" + name + " is " + value + ", it must be a number of at least " + least);
    }
  }

  private static void part(String name, Double value) {
    if (value != null && !(value >= LEAST_PART && value <= 1)) {
      throw new UserException(
          "--%s is %s, it must be at least %s and at most 1".formatted(name, value, LEAST_PART));
    }
  }

  private static void share(String name, Double value) {
    if (value != null && !(value > 0 && value <= 1)) {
      throw new UserException("--" + name + " is " + value + ", it must be above 0 and at most 1");
    }
  }
}
