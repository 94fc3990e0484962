package io.pulseline.cli;

/** Which code did something: results name it. */
public final class CodeVersion {
  private CodeVersion() {}

  /** The version in the manifest of a class's jar, "unpackaged" when run from classes. */
  public static String of(Class<?> code) {
    String version = code.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
