package io.pulseline.serving.plane;

/** A tensor of a request, whose elements are as many as its shape says. */
public record InputTensor(String name, Datatype datatype, Shape shape, TensorData data) {

  public InputTensor {
    int expected = shape.elements(name);
    if (expected != data.count()) {
      throw ServingException.invalid(
          "input '%s': shape %s means %d elements, but %d came",
          name, shape, expected, data.count());
    }
  }
}
