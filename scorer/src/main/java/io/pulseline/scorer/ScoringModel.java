package io.pulseline.scorer;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A loaded model. It may be shared by any number of threads; each of them scores through a {@link
 * Scorer} of its own. Close the scorers first, then the model.
 *
 * <p>ONNX Runtime computes a call on the calling thread only: callers scale by their own threads,
 * and no pool of ONNX Runtime spins beside them.
 */
public final class ScoringModel implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final int features;
  private final int classes;

  private ScoringModel(OrtEnvironment environment, OrtSession session, Signature signature) {
    this.environment = environment;
    this.session = session;
    this.features = signature.features().size();
    this.classes = signature.target().categories().size();
  }

  /**
   * Loads a package's graph.
   *
   * @throws UserException when the graph is not an ONNX model of the package's signature
   */
  public static ScoringModel open(ModelPackage model) {
    return open(model.onnx(), model.manifest().signature());
  }

  /** Loads a graph from its file; see {@link #open(ModelPackage)}. */
  public static ScoringModel open(Path onnx, Signature signature) {
    try {
      return open(Files.readAllBytes(onnx), signature, onnx.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + onnx, e);
    }
  }

  /**
   * Loads a graph.
   *
   * @param where names the graph in error messages
   */
  public static ScoringModel open(byte[] onnx, Signature signature, String where) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      OrtSession session = environment.createSession(onnx, options);
      try {
        GraphSignature.check(session, signature, where);
      } catch (OrtException | RuntimeException e) {
        session.close();
        throw e;
      }
      return new ScoringModel(environment, session, signature);
    } catch (OrtException e) {
      throw new UserException(
          where
              + " is not an ONNX model that can be loaded: "
              + e.getMessage().strip().replaceAll("\\s+", " "),
          e);
    }
  }

  /** Number of features of a row, F. */
  public int features() {
    return features;
  }

  /** Number of classes, K. */
  public int classes() {
    return classes;
  }

  /** A scorer for one thread at a time, with room for rows that grows as needed. */
  public Scorer newScorer() {
    return new Scorer(environment, session, features, classes);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime did not close its session", e);
    }
  }
}
