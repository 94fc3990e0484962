package io.pulseline.serving.rest;

/** The body of an answer to an infer request: JSON, or JSON and binary tensors behind it. */
final class Answer {
  private static final int ALL = -1;

  private final byte[] bytes;
  private final int jsonLength;
  private final int rows;

  private Answer(byte[] bytes, int jsonLength, int rows) {
    this.bytes = bytes;
    this.jsonLength = jsonLength;
    this.rows = rows;
  }

  static Answer ofJson(byte[] bytes, int rows) {
    return new Answer(bytes, ALL, rows);
  }

  static Answer withTensors(byte[] bytes, int jsonLength, int rows) {
    return new Answer(bytes, jsonLength, rows);
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

  /** How many it is of. */
  int rows() {
    return rows;
  }
}
