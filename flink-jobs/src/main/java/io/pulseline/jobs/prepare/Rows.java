package io.pulseline.jobs.prepare;

import org.apache.flink.api.common.operators.Order;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple1;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.MathUtils;
import org.apache.flink.util.OutputTag;

/** The forms in which rows travel; what they are sorted by comes first in each. */
final class Rows {
  /** {@link SortKey} of the place in Kafka, number of the range that it is in, {@link RowBytes}. */
  static final TypeInformation<Tuple3<String, Integer, byte[]>> ROW =
      Types.TUPLE(Types.STRING, Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** A row after the 128 bits that tell its content from any other; where equal ones go. */
  static final OutputTag<Tuple2<String, Tuple3<String, Integer, byte[]>>> WITH_CONTENT =
      new OutputTag<>("rows with content", Types.TUPLE(Types.STRING, ROW));

  /** Those 128 bits alone. */
  static final OutputTag<Tuple1<String>> CONTENT =
      new OutputTag<>("content", Types.TUPLE(Types.STRING));

  static final OutputTag<Tuple1<Long>> RECORD_IDS =
      new OutputTag<>("record ids", Types.TUPLE(Types.LONG));

  /** What steps have counted, each once, as JSON. */
  static final OutputTag<String> TALLIES = new OutputTag<>("tallies", Types.STRING);

  /** The first field of any of them; Flink 1.20 refuses its number, 0. */
  static final String KEY = "f0";

  private Rows() {}

  /** Each range goes to a subtask of its own, which sorts it, on disk where memory is short. */
  static SingleOutputStreamOperator<Tuple3<String, Integer, byte[]>> sorted(
      DataStream<Tuple3<String, Integer, byte[]>> rows, String name, int ranges) {
    return rows.partitionCustom((range, subtasks) -> range, row -> row.f1)
        .fullWindowPartition()
        .sortPartition(KEY, Order.ASCENDING)
        .setParallelism(ranges)
        .name(name)
        .uid(name.replace(' ', '-'));
  }

  /** What is equal goes to one subtask. */
  static <T, K> DataStream<T> byHash(DataStream<T> values, KeySelector<T, K> key) {
    return values.partitionCustom(
        (value, subtasks) -> Math.floorMod(MathUtils.murmurHash(value.hashCode()), subtasks), key);
  }
}
