package io.pulseline.serving.plane;

import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.trees.TreeModel;
import io.pulseline.trees.calibration.Calibration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What explains one model's predictions: the trees that its graph was made of. They are the files
 * of its package, and no more than their bytes, until a request asks for an explanation. Safe for
 * many threads at once: each call borrows trees, and there come to be as many copies as calls ever
 * ran side by side.
 */
final class ExplainingLanes {
  /** About a millisecond at 3.4 ns each, which other requests of an event loop can wait. */
  private static final long QUICK_STEPS = 300_000;

  /** Some ten milliseconds, after which a server that ends is heeded. */
  private static final long PIECE_STEPS = 10 * QUICK_STEPS;

  /** Some ten seconds. */
  private static final long MAX_STEPS = 10_000 * QUICK_STEPS;

  private final String version;
  private final int classes;

  /** None when the package lacks one of them. */
  private final Map<String, byte[]> files;

  private final Queue<TreeModel> idle = new ConcurrentLinkedQueue<>();

  /** Of a row, 0 as long as nobody has asked. */
  private volatile long steps;

  private ExplainingLanes(ModelManifest manifest, Map<String, byte[]> files) {
    this.version = manifest.version();
    this.classes = manifest.signature().target().categories().size();
    this.files = files;
  }

  /**
   * Reads what a package has for it.
   *
   * @throws io.pulseline.contract.UserException when that is damaged
   */
  static ExplainingLanes of(ModelPackage source) {
    Map<String, byte[]> files = new HashMap<>();
    if (source.manifest().files().keySet().containsAll(TreeModel.FILES)) {
      for (String name : TreeModel.FILES) {
        files.put(name, read(source, name));
      }
    }
    return new ExplainingLanes(source.manifest(), files);
  }

  private static byte[] read(ModelPackage source, String name) {
    try {
      return source.file(name);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s of %s".formatted(name, source.folder()), e);
    }
  }

  /** Whether the package has what explaining takes. */
  boolean canExplain() {
    return !files.isEmpty();
  }

  /** Whether explaining so many rows would hold an event loop up. The first time always does. */
  boolean isSlow(long rows) {
    return canExplain() && (steps == 0 || rows * steps > QUICK_STEPS);
  }

  /**
   * Explains rows on the calling thread.
   *
   * @throws ServingException when the package cannot, when there are more rows than a request may
   *     ask for, or when the thread is interrupted between two pieces: the server is about to end
   */
  Explanations explain(FeatureRows batch) {
    if (!canExplain()) {
      throw ServingException.unimplemented(
          "version '%s' cannot be explained: its package lacks some of %s, train it anew",
          version, TreeModel.FILES);
    }
    TreeModel polled = idle.poll();
    TreeModel lane = polled == null ? open() : polled;
    try {
      if (steps == 0) {
        steps = Math.max(1, lane.trees().shapCost());
      }
      requireFew(batch.rows());
      return explain(batch, lane);
    } finally {
      idle.add(lane);
    }
  }

  private TreeModel open() {
    try {
      TreeModel lane = TreeModel.read(files, classes, version);
      lane.trees().useOneThread();
      return lane;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireFew(int rows) {
    long most = Math.max(1, MAX_STEPS / steps);
    if (rows > most) {
      throw ServingException.tooLarge(
          "%d rows came to be explained, but of this model's %d at most may come at a time",
          rows, most);
    }
  }

  private Explanations explain(FeatureRows batch, TreeModel lane) {
    int rows = batch.rows();
    int margins = Calibration.margins(classes);
    List<String> inputs = lane.inputs();
    int width = inputs.size();
    float[] contributions = new float[Math.multiplyExact(rows, margins * width)];
    float[] bases = new float[rows * margins];
    int rowsOfPiece = (int) Math.max(1, Math.min(rows, PIECE_STEPS / steps));
    int columns = batch.features().length / rows;
    for (int from = 0; from < rows; from += rowsOfPiece) {
      if (from > 0 && Thread.currentThread().isInterrupted()) {
        throw ServingException.stopping();
      }
      int to = Math.min(rows, from + rowsOfPiece);
      float[] piece =
          lane.contributions(Arrays.copyOfRange(batch.features(), from * columns, to * columns));
      // Its last value of each margin is the base
      for (int i = 0; i < (to - from) * margins; i++) {
        int at = from * margins + i;
        System.arraycopy(piece, i * (width + 1), contributions, at * width, width);
        bases[at] = piece[i * (width + 1) + width];
      }
    }
    return new Explanations(contributions, bases, inputs);
  }

  /** To be called when no call is under way any more. */
  void close() {
    for (TreeModel lane = idle.poll(); lane != null; lane = idle.poll()) {
      lane.close();
    }
  }
}
