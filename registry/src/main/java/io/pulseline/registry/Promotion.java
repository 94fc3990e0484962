package io.pulseline.registry;

/** When a new version goes straight to production. */
public enum Promotion {
  /** When nothing is in production yet; later versions wait in staging for a decision. */
  FIRST,
  /** Also when its AUC is higher than that of the version in production. */
  BETTER,
  /** Never. */
  NEVER
}
