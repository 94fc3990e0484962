package io.pulseline.jobs.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.envelope.RecordPosition;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class ReceivedTest {
  @Test
  void travelsBetweenStepsWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Received.class);
  }

  @Test
  void keepsItsHeadersOnTheWay() throws Exception {
    byte[][] values = {{1, 2}, null, "b".getBytes(UTF_8)};
    var origin =
        new Origin(new RecordPosition("t", 1, 2), 3, new String[] {"a", "empty", "a"}, values);
    TypeSerializer<Received> serializer =
        TypeInformation.of(Received.class).createSerializer(new SerializerConfigImpl());
    var out = new DataOutputSerializer(100);
    serializer.serialize(Received.raw(origin, null, null), out);
    Received back = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(back.position()).isEqualTo(origin.position());
    assertThat(back.origin().timestampMillis()).isEqualTo(3);
    assertThat(back.origin().headerNames()).containsExactly("a", "empty", "a");
    assertThat(back.origin().headerValues()).isDeepEqualTo(values);
    assertThat(back.origin().headerBytes()).isEqualTo(1 + 2 + 5 + 1 + 1);
  }
}
