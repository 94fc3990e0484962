package io.pulseline.features;

/**
 * What the training rows taught about one model input, raw or engineered.
 *
 * @param fill takes the place of a missing raw value; NaN for engineered inputs, which have none
 * @param lower smaller values become this one; negative infinity where nothing is clipped
 * @param upper larger values become this one; positive infinity where nothing is clipped
 * @param offset mean of the training rows
 * @param scale one over their standard deviation
 */
public record Learned(
    String name, float fill, float lower, float upper, float offset, float scale) {

  /** A raw value as the trees' arithmetic goes on with it: filled in where missing, and clipped. */
  float complete(float value) {
    return clip(Float.isNaN(value) ? fill : value);
  }

  /** A value within the bounds; NaN stays NaN. */
  float clip(float value) {
    return Math.min(Math.max(value, lower), upper);
  }

  /**
   * The scaled value, in the float arithmetic of ONNX's {@code Scaler}. Where that overflows it is
   * the largest float: XGBoost refuses infinity, and no tree tells the two apart.
   */
  float scaled(float value) {
    float scaled = (value - offset) * scale;
    return Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, scaled));
  }

  /** The same bounds with another scaling. */
  Learned scaledBy(float newOffset, float newScale) {
    return new Learned(name, fill, lower, upper, newOffset, newScale);
  }
}
