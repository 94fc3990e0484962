package io.pulseline.bench.agreement;

import java.util.List;
import java.util.Map;

/** A server of a model, asked with a tensor for each column. */
interface ModelServer {
  /** The datatype of columns whose values come as text. */
  String BYTES = "BYTES";

  /**
   * Its answers to records, in their order.
   *
   * @param records of {@link Cells}
   */
  List<Answer> ask(List<Map<String, Object>> records);
}
