package io.pulseline.trainer.registry;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a model version has come. */
public enum Stage {
  /** Uploaded, but never registered: its trainer was stopped between the two. */
  @JsonProperty("draft")
  DRAFT,
  /** The newest registered one, a candidate. */
  @JsonProperty("staging")
  STAGING,
  /** The one to serve; at most one. */
  @JsonProperty("production")
  PRODUCTION,
  /** An earlier one. */
  @JsonProperty("archived")
  ARCHIVED
}
