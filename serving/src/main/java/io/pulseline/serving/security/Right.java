package io.pulseline.serving.security;

/** What a request needs to be allowed. */
public enum Right {
  /** For probes, metrics and what is no secret: anybody may. */
  NONE,
  /** To score rows, and to look at the models. */
  INFER,
  /** To load and unload models. */
  CONTROL
}
