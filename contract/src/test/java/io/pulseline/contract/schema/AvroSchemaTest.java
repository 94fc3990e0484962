package io.pulseline.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.Examples;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvroSchemaTest {
  @ParameterizedTest
  @EnumSource
  void avroReadsTheSchemaOfEachMessage(MessageKind kind) {
    Schema schema = parse(Examples.shopVisits(), kind);

    assertThat(schema.getFullName()).startsWith("io.pulseline.shop_visits_");
    assertThat(schema.getFields()).hasSizeGreaterThan(3);
  }

  @Test
  void oneMoreOptionalColumnIsAChangeThatBothSidesBear() {
    Schema before = parse(Examples.shopVisits(), MessageKind.RECORD);
    Schema after = parse(withColumn("{name: basket, kind: numeric}"), MessageKind.RECORD);

    assertThat(canRead(after, before)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    assertThat(canRead(before, after)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @Test
  void oneMoreRequiredColumnIsNone() {
    Schema before = parse(Examples.shopVisits(), MessageKind.RECORD);
    Schema after =
        parse(withColumn("{name: basket, kind: numeric, required: true}"), MessageKind.RECORD);

    assertThat(canRead(after, before)).isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
  }

  private static Dataset withColumn(String column) {
    return DatasetYaml.parse(
        Examples.YAML.replace("engineered:", "  - " + column + "\nengineered:"), "wider");
  }

  private static Schema parse(Dataset dataset, MessageKind kind) {
    return new Schema.Parser().parse(AvroSchema.of(MessageSchema.of(dataset, kind)).toString());
  }

  private static SchemaCompatibilityType canRead(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }
}
