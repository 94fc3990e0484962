package io.pulseline.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.Examples;
import io.pulseline.contract.envelope.DeadLetterHeaders;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterSchemaTest {
  @Test
  void hasAFieldForEachHeader() throws IllegalAccessException {
    List<String> headers = new ArrayList<>();
    for (Field constant : DeadLetterHeaders.class.getFields()) {
      String value = (String) constant.get(null);
      if (value.startsWith(DeadLetterHeaders.PREFIX) && !value.equals(DeadLetterHeaders.PREFIX)) {
        headers.add(value.substring(DeadLetterHeaders.PREFIX.length()));
      }
    }

    assertThat(MessageSchema.of(Examples.shopVisits(), MessageKind.DEAD_LETTER).fields())
        .extracting(SchemaField::name)
        .containsAll(headers);
  }
}
