package io.pulseline.jobs.production;

/** What a version is announced for. */
public enum Role {
  /** To be what counts. */
  PRODUCTION,
  /** To be compared with the one in production. */
  SHADOW
}
