package io.pulseline.contract.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.Examples;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Clip;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Monotone;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.Target;
import io.pulseline.contract.dataset.ValueType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LakeTest {
  private final Dataset dataset = Examples.shopVisits();

  @Test
  void putsARecordWhereItsEventTimeSaysInUtc() {
    assertThat(LakeLayout.partition(Instant.parse("2026-01-02T23:59:59Z")))
        .isEqualTo("date=2026-01-02/hour=23");
  }

  @Test
  void laysOutRecordsAndModelsBelowOneRoot() {
    LakeLayout lake = new LakeLayout("s3://bucket/prefix/");

    assertThat(lake.raw(dataset)).isEqualTo("s3://bucket/prefix/raw/shop-visits");
    assertThat(lake.modelVersion(dataset, "v_1"))
        .isEqualTo("s3://bucket/prefix/models/shop-visits/v_1");
    assertThat(lake.registry(dataset))
        .isEqualTo("s3://bucket/prefix/models/shop-visits/registry.json");
  }

  @Test
  void derivesTheSchemaFromTheDescriptor() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(LakeSchema.avro(dataset));

    assertThat(schema.get("name").textValue()).isEqualTo("shop_visits");
    assertThat(schema.at("/fields/0/type").toString()).isEqualTo("[\"null\",\"long\"]");
    assertThat(schema.at("/fields/1/type").toString()).isEqualTo("[\"null\",\"double\"]");
    assertThat(schema.at("/fields/2/type").toString()).isEqualTo("[\"null\",\"string\"]");
    assertThat(schema.at("/fields/4/type").toString()).isEqualTo("\"string\"");
  }

  @Test
  void givesIndexAndLakeTheSameFields() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> lake = new ArrayList<>();
    json.readTree(LakeSchema.avro(dataset))
        .get("fields")
        .forEach(field -> lake.add(field.get("name").textValue()));
    List<String> index = new ArrayList<>();
    json.readTree(ElasticsearchIndex.definition(dataset, 1, 0))
        .at("/mappings/properties")
        .fieldNames()
        .forEachRemaining(index::add);

    assertThat(index).containsExactlyElementsOf(lake);
  }

  @Test
  void theIndexTakesMoreFieldsThanElasticsearchWouldByItself() throws IOException {
    List<Column> columns = new ArrayList<>(dataset.columns());
    for (int i = 0; i < 2_309; i++) {
      columns.add(new NumericColumn("gene_" + i, ValueType.FLOAT, "", null, null, false));
    }
    Dataset wide =
        new Dataset(
            "wide",
            "",
            "",
            "",
            dataset.target(),
            columns,
            List.of(),
            Clip.NONE,
            Monotone.NONE,
            dataset.extras());
    JsonNode index = new ObjectMapper().readTree(ElasticsearchIndex.definition(wide, 1, 0));

    assertThat(index.at("/settings/index/mapping.total_fields.limit").asInt())
        .isGreaterThan(index.at("/mappings/properties").size());
  }

  @Test
  void onlyCategoriesOfThirtyTwoBitsAreIntegersOfTheIndex() throws IOException {
    List<Column> columns =
        List.of(category("small", "-7", "123456789"), category("large", "7", "12345678901"));
    Dataset narrow =
        new Dataset(
            "n",
            "",
            "",
            "",
            new Target("small", null),
            columns,
            List.of(),
            Clip.NONE,
            Monotone.NONE,
            List.of());
    JsonNode index = new ObjectMapper().readTree(ElasticsearchIndex.definition(narrow, 1, 0));

    assertThat(index.at("/mappings/properties/small/type").asText()).isEqualTo("integer");
    assertThat(index.at("/mappings/properties/large/type").asText()).isEqualTo("long");
  }

  private static Column category(String name, String... values) {
    return new CategoricalColumn(
        name,
        ValueType.INTEGER,
        Arrays.stream(values).map(value -> new Category(value, value)).toList(),
        true);
  }
}
