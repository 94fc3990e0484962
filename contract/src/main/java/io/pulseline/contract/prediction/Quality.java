package io.pulseline.contract.prediction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pulseline.contract.UndefinedNumbers;
import io.pulseline.contract.model.MetricNames;
import java.time.Instant;
import java.util.List;

/**
 * How good a version was on the live records of one window of event time: each was scored before
 * its truth counted. What is not defined is NaN here and null in JSON.
 *
 * @param version of the model
 * @param against the version in production that this one was compared with in its shadow; null when
 *     it was in production itself
 * @param windowStart inclusive
 * @param windowEnd exclusive
 * @param labelled records that carried the target, which accuracy, AUC and calibration are of
 * @param accuracy share of right labels
 * @param auc as {@link MetricNames#AUC}, from scores rounded to 1/2048
 * @param calibrationError as {@link MetricNames#CALIBRATION_ERROR}
 * @param compared records that both versions scored; 0 unless in the shadow
 * @param disagreed of those, with another label
 * @param disagreementRate their share
 * @param examples some of those that disagreed, a few at most
 */
public record Quality(
    @JsonProperty(VERSION) String version,
    @JsonProperty(AGAINST) @JsonInclude(JsonInclude.Include.NON_NULL) String against,
    @JsonProperty(WINDOW_START) Instant windowStart,
    @JsonProperty(WINDOW_END) Instant windowEnd,
    @JsonProperty(LABELLED) long labelled,
    @JsonProperty(ACCURACY) double accuracy,
    @JsonProperty(AUC) double auc,
    @JsonProperty(CALIBRATION_ERROR) double calibrationError,
    @JsonProperty(COMPARED) long compared,
    @JsonProperty(DISAGREED) long disagreed,
    @JsonProperty(DISAGREEMENT_RATE) double disagreementRate,
    @JsonProperty(EXAMPLES) List<Example> examples) {
  public static final String VERSION = PredictionFields.VERSION;
  public static final String AGAINST = "against";
  public static final String WINDOW_START = "window_start";
  public static final String WINDOW_END = "window_end";
  public static final String LABELLED = "labelled";
  public static final String ACCURACY = MetricNames.ACCURACY;
  public static final String AUC = MetricNames.AUC;
  public static final String CALIBRATION_ERROR = MetricNames.CALIBRATION_ERROR;
  public static final String COMPARED = "compared";
  public static final String DISAGREED = "disagreed";
  public static final String DISAGREEMENT_RATE = "disagreement_rate";
  public static final String EXAMPLES = "examples";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(UndefinedNumbers.module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  public Quality {
    examples = List.copyOf(examples);
  }

  /**
   * A record about which two versions disagree.
   *
   * @param id as {@link Prediction#id()}, which is its document's id in the index of predictions
   * @param production the label of the version in production
   * @param shadow the label of the other
   */
  public record Example(String id, String production, String shadow) {}

  /** The same for the same version and window, however often it is measured. */
  public String id() {
    return (against == null ? version : version + "-against-" + against)
        + "-"
        + windowStart.toEpochMilli();
  }

  /** As UTF-8. */
  public byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("it holds nothing that JSON cannot write", e);
    }
  }
}
