package io.pulseline.serving.plane;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Sample;
import io.pulseline.contract.model.Signature;
import io.pulseline.scorer.ScoringModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A loaded model package under the name that clients call it by, with all that belongs to this
 * version of it. {@link Models} lends it to one request after the other, and it is closed when it
 * was {@link #retire retired} and the last of them is done.
 */
public final class ServedModel {
  private static final int WARM_UP_REQUESTS = 20;
  private static final double NANOS_IN_SECOND = 1e9;

  private final ModelPackage source;
  private final ModelMetadata metadata;
  private final FeatureAssembler features;
  private final OutputTensors outputs;
  private final ExplainingLanes explaining;
  private final ScoringLanes lanes;
  private final Leases leases;
  private final AtomicBoolean retired = new AtomicBoolean();
  private final double loadSeconds;

  private ServedModel(
      ModelPackage source,
      ModelMetadata metadata,
      ExplainingLanes explaining,
      ScoringLanes lanes,
      double loadSeconds) {
    Signature signature = source.manifest().signature();
    this.source = source;
    this.metadata = metadata;
    this.features = new FeatureAssembler(signature);
    this.outputs = new OutputTensors(signature);
    this.explaining = explaining;
    this.lanes = lanes;
    this.loadSeconds = loadSeconds;
    this.leases = new Leases(this::close);
  }

  /**
   * Loads a package.
   *
   * @param name what clients call the model
   * @throws io.pulseline.contract.UserException when its graph cannot be loaded, or what explains
   *     it is damaged
   */
  public static ServedModel load(String name, ModelPackage source) {
    long began = System.nanoTime();
    ExplainingLanes explaining = ExplainingLanes.of(source);
    ScoringLanes lanes = new ScoringLanes(ScoringModel.open(source));
    return new ServedModel(
        source,
        ModelMetadata.of(name, source.manifest(), explaining.canExplain()),
        explaining,
        lanes,
        (System.nanoTime() - began) / NANOS_IN_SECOND);
  }

  /**
   * Loads a package for clients: tried out with its own samples, and warm.
   *
   * @param name what clients call the model
   * @throws io.pulseline.contract.UserException when its graph cannot be loaded, or answers
   *     otherwise than its samples say
   */
  public static ServedModel prepare(String name, ModelPackage source) throws IOException {
    List<Sample> samples = source.samples();
    ServedModel model = load(name, source);
    try {
      new TrialRun(model).ask(samples);
      model.warmUp();
    } catch (RuntimeException | Error e) {
      model.retire().join();
      throw e;
    }
    return model;
  }

  public String name() {
    return metadata.name();
  }

  public String version() {
    return metadata.version();
  }

  public ModelMetadata metadata() {
    return metadata;
  }

  /** What it was loaded from; its files may be gone since. */
  ModelPackage source() {
    return source;
  }

  /**
   * Scores rows of missing values, so that the first client of a model that takes another's place
   * does not pay for what ONNX Runtime puts off until then.
   */
  public void warmUp() {
    int width = metadata.columns().size();
    float[] missing = new float[width];
    Arrays.fill(missing, Float.NaN);
    InputTensor row =
        new InputTensor(
            Signature.INPUT, Datatype.FP32, new Shape(1, width), new TensorData.Floats(missing));
    InferRequest request = new InferRequest(name(), version(), "", List.of(row), List.of());
    for (int i = 0; i < WARM_UP_REQUESTS; i++) {
      infer(request);
    }
  }

  /** As {@link #infer(InferRequest, ModelMeter)}, measured by nobody. */
  InferResponse infer(InferRequest request) {
    return infer(request, ModelMeter.NONE);
  }

  /** Answers a request for this model, by who holds a lease on it or has not given it away yet. */
  InferResponse infer(InferRequest request, ModelMeter meter) {
    long began = System.nanoTime();
    List<String> selected = outputs.select(request.outputs(), request.explain());
    FeatureRows rows = features.assemble(request.inputs());
    long assembled = System.nanoTime();
    Explanations explanations = request.explain() ? explaining.explain(rows) : null;
    long explained = request.explain() ? System.nanoTime() : assembled;
    Predictions predictions = lanes.score(rows);
    long scored = System.nanoTime();
    InferResponse response =
        new InferResponse(
            name(),
            version(),
            request.id(),
            rows.rows(),
            outputs.of(selected, predictions, explanations));
    meter.record(rows.rows(), began, assembled, explained, scored, System.nanoTime());
    return response;
  }

  /** What it says of rows, on the way of a request but for what goes round the rows. */
  Predictions predict(List<InputTensor> inputs) {
    return lanes.score(features.assemble(inputs));
  }

  /** Whether answering would hold an event loop up, however small the request is. */
  boolean isSlow(InferRequest request) {
    if (!request.explain() || request.inputs().isEmpty()) {
      return false;
    }
    Shape shape = request.inputs().get(0).shape();
    return explaining.isSlow(shape.rank() == 0 ? 1 : shape.dimension(0));
  }

  private void close() {
    explaining.close();
    lanes.close();
  }

  /** What loading it took. */
  double loadSeconds() {
    return loadSeconds;
  }

  /** Takes a lease, unless the model is closed: then false. */
  boolean lease() {
    return leases.take();
  }

  /** Gives a lease back. */
  void giveBack() {
    leases.giveBack();
  }

  /**
   * Lets it be closed when its last request is done.
   *
   * @return done when it is closed
   */
  public CompletableFuture<Void> retire() {
    // Only the owner's own lease, and only once: what is closed already must not be closed again
    if (retired.compareAndSet(false, true)) {
      leases.giveBack();
    }
    return leases.closed();
  }

  /** Done when it was retired and is closed. */
  public CompletableFuture<Void> closed() {
    return leases.closed();
  }
}
