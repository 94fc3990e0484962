package io.pulseline.trainer.distributed;

import java.util.List;
import java.util.regex.Pattern;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** What XGBoost's errors say before the stack of its own functions. */
final class XgboostFault {
  /** Every failure of the collective is thrown there. */
  private static final String THROWN_IN = "collective/result.cc";

  private static final Pattern PLACE = Pattern.compile("^(- )?\\[[^\\]]*\\]:?( \\S+:\\d+:)? *");

  private XgboostFault() {}

  /** Whether an error, or what caused it, is one of the connection to other workers. */
  static boolean isOfCollective(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof XGBoostError && cause.getMessage().contains(THROWN_IN)) {
        return true;
      }
    }
    return false;
  }

  /** The innermost reason, without the place in XGBoost's code. */
  static String reason(XGBoostError error) {
    List<String> lines =
        error.getMessage().lines().takeWhile(line -> !line.startsWith("Stack trace")).toList();
    return PLACE.matcher(lines.get(lines.size() - 1)).replaceFirst("").strip();
  }
}
