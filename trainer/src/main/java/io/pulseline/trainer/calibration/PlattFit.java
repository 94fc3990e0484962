package io.pulseline.trainer.calibration;

import io.pulseline.trainer.boost.HeldOut;
import io.pulseline.trees.calibration.Calibration;
import io.pulseline.trees.calibration.Link;
import io.pulseline.trees.calibration.Platt;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Finds slope and shifts of least log loss by Newton's method. Both are held to 1 and 0 by a weak
 * penalty, which settles them where rows alone do not: when trees make no mistake, or when all
 * margins are equal.
 */
final class PlattFit {
  private static final int STEPS = 50;
  private static final double ENOUGH = 1e-10;
  private static final double PENALTY = 1;

  private final HeldOut rows;
  private final int classes;
  private final int width;

  private PlattFit(HeldOut rows, int classes) {
    this.rows = rows;
    this.classes = classes;
    this.width = Calibration.margins(classes);
  }

  /**
   * Fits. Where the rows would have the margins turned round, they are left as they are: nobody
   * wants the trees' opposite, and what rises with a column shall not fall.
   */
  static Platt fit(HeldOut rows, int classes) {
    Platt fitted = new PlattFit(rows, classes).fit();
    return fitted.slope() > 0 ? fitted : Platt.identity(classes);
  }

  private Platt fit() {
    RealVector at = new ArrayRealVector(1 + width);
    at.setEntry(0, 1);
    Slope here = slope(at);
    for (int step = 0; step < STEPS; step++) {
      RealVector direction = new LUDecomposition(here.hessian).getSolver().solve(here.gradient);
      double decrease = direction.dotProduct(here.gradient);
      double length = 1;
      RealVector next = at.subtract(direction);
      Slope there = slope(next);
      while (there.loss > here.loss - 1e-4 * length * decrease && length > 1e-6) {
        length /= 2;
        next = at.subtract(direction.mapMultiply(length));
        there = slope(next);
      }
      boolean converged = here.loss - there.loss <= ENOUGH * Math.abs(here.loss);
      if (there.loss < here.loss) {
        at = next;
        here = there;
      }
      if (converged) {
        break;
      }
    }
    if (at.getEntry(0) <= 0) {
      return Platt.identity(classes); // higher margins must not mean lower probabilities
    }
    List<Float> shifts = new ArrayList<>();
    for (int k = 0; k < width; k++) {
      shifts.add((float) at.getEntry(1 + k));
    }
    return new Platt((float) at.getEntry(0), shifts);
  }

  /** Penalised loss at a point, and its derivatives. */
  private record Slope(double loss, RealVector gradient, RealMatrix hessian) {}

  private Slope slope(RealVector at) {
    double[] gradient = new double[1 + width];
    double[][] hessian = new double[1 + width][1 + width];
    double loss = 0;
    double[] p = new double[classes];
    for (int row = 0; row < rows.rows(); row++) {
      int truth = rows.truth()[row];
      probabilities(at, row, p);
      loss -= Math.log(Math.max(p[truth], 1e-300));
      double mean = 0;
      double square = 0;
      for (int k = 0; k < width; k++) {
        double m = rows.margins()[row * width + k];
        double pk = p[k + classes - width];
        double error = pk - (truth == k + classes - width ? 1 : 0);
        gradient[0] += error * m;
        gradient[1 + k] += error;
        mean += pk * m;
        square += pk * m * m;
      }
      hessian[0][0] += square - mean * mean;
      for (int k = 0; k < width; k++) {
        double pk = p[k + classes - width];
        hessian[0][1 + k] += pk * (rows.margins()[row * width + k] - mean);
        for (int j = 0; j <= k; j++) {
          hessian[1 + j][1 + k] += (j == k ? pk : 0) - pk * p[j + classes - width];
        }
      }
    }
    for (int i = 0; i < gradient.length; i++) {
      double away = at.getEntry(i) - (i == 0 ? 1 : 0);
      loss += PENALTY / 2 * away * away;
      gradient[i] += PENALTY * away;
      hessian[i][i] += PENALTY;
      for (int j = 0; j < i; j++) {
        hessian[i][j] = hessian[j][i];
      }
    }
    return new Slope(
        loss, new ArrayRealVector(gradient, false), new Array2DRowRealMatrix(hessian, false));
  }

  /** Of two classes the first one's margin is 0. */
  private void probabilities(RealVector at, int row, double[] p) {
    p[0] = 0;
    for (int k = 0; k < width; k++) {
      p[k + classes - width] =
          at.getEntry(0) * rows.margins()[row * width + k] + at.getEntry(1 + k);
    }
    Link.softmax(p);
  }
}
