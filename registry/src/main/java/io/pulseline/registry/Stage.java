package io.pulseline.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a model version has come. */
public enum Stage {
  /** Uploaded, but never registered: its trainer was stopped between the two. */
  @JsonProperty("draft")
  DRAFT,
  /** A candidate; at most one. */
  @JsonProperty("staging")
  STAGING,
  /** The one to serve; at most one. */
  @JsonProperty("production")
  PRODUCTION,
  /** An earlier one. */
  @JsonProperty("archived")
  ARCHIVED;

  /** As it is written everywhere. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
