package io.pulseline.trainer.steps;

/** Which trainer made a model. */
public final class CodeVersion {
  private CodeVersion() {}

  /** The version in the jar's manifest, "unpackaged" when run from classes. */
  public static String get() {
    String version = CodeVersion.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
