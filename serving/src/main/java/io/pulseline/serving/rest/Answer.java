package io.pulseline.serving.rest;

/** The body of an answer to an infer request: JSON, or JSON and binary tensors behind it. */
final class Answer {
  private static final int ALL = -1;

  private final byte[] bytes;
  private final int jsonLength;

  private Answer(byte[] bytes, int jsonLength) {
    this.bytes = bytes;
    this.jsonLength = jsonLength;
  }

  static Answer ofJson(byte[] bytes) {
    return new Answer(bytes, ALL);
  }

  static Answer withTensors(byte[] bytes, int jsonLength) {
    return new Answer(bytes, jsonLength);
  }

  byte[] bytes() {
    return bytes;
  }

  boolean hasTensors() {
    return jsonLength != ALL;
  }

  /** Where the tensors begin. */
  int jsonLength() {
    return jsonLength;
  }
}
