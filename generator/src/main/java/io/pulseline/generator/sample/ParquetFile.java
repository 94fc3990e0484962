package io.pulseline.generator.sample;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.RecordValues;
import io.pulseline.contract.dataset.ValueVisitor;
import io.pulseline.contract.lake.LakeField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * Parquet, in the types of the lake: INTEGER columns are INT64, FLOAT ones DOUBLE, STRING ones and
 * extras UTF-8, and those that a record may miss OPTIONAL.
 */
final class ParquetFile implements RowFile<RowBlock> {
  /** Bytes of a row group, which is kept in memory until it is whole. */
  private static final long ROW_GROUP = 16L << 20;

  private final ParquetWriter<Row> writer;

  /** One row; the columns' values, then the extras. */
  @SuppressWarnings("ArrayRecordComponent") // lives for one call
  private record Row(double[] values, String[] extras) {}

  ParquetFile(Dataset dataset, Path file) throws IOException {
    writer =
        new Builder(new LocalOutputFile(file), new Rows(dataset))
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCodecFactory(new SnappyPages())
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(ROW_GROUP)
            .build();
  }

  /** Rows are encoded column by column, by the thread that appends them. */
  @Override
  public Encoder<RowBlock> encoder() {
    return block -> block;
  }

  @Override
  public void append(RowBlock block) throws IOException {
    for (int row = 0; row < block.size(); row++) {
      writer.write(new Row(block.values()[row], block.extras()[row]));
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static MessageType schema(Dataset dataset) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    LakeField.columns(dataset).forEach(field -> schema.addField(field(field)));
    LakeField.extras(dataset).forEach(field -> schema.addField(field(field)));
    // Names in a Parquet schema have no '-'
    return schema.named(dataset.name().replace('-', '_'));
  }

  private static org.apache.parquet.schema.Type field(LakeField field) {
    Repetition repetition = field.required() ? Repetition.REQUIRED : Repetition.OPTIONAL;
    var type =
        switch (field.type()) {
          case LONG -> Types.primitive(PrimitiveTypeName.INT64, repetition);
          case INT -> Types.primitive(PrimitiveTypeName.INT32, repetition);
          case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition);
          case TEXT ->
              Types.primitive(PrimitiveTypeName.BINARY, repetition)
                  .as(LogicalTypeAnnotation.stringType());
          case TIMESTAMP ->
              Types.primitive(PrimitiveTypeName.INT64, repetition)
                  .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS));
        };
    return type.named(field.name());
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final Rows rows;

    Builder(OutputFile file, Rows rows) {
      super(file);
      this.rows = rows;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(ParquetConfiguration conf) {
      return rows;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, though only called with a Hadoop configuration
    protected WriteSupport<Row> getWriteSupport(org.apache.hadoop.conf.Configuration conf) {
      return rows;
    }
  }

  /** Shreds rows into columns. */
  private static final class Rows extends WriteSupport<Row>
      implements ValueVisitor<RuntimeException> {
    private final Dataset dataset;
    private final List<String> names;
    private final RecordValues columns;
    private final Binary[][] categories;
    private RecordConsumer out;

    Rows(Dataset dataset) {
      this.dataset = dataset;
      this.names = dataset.columns().stream().map(Column::name).toList();
      this.columns = new RecordValues(dataset);
      this.categories = dataset.columns().stream().map(Rows::texts).toArray(Binary[][]::new);
    }

    private static Binary[] texts(Column column) {
      return column instanceof CategoricalColumn categorical
          ? categorical.categories().stream()
              .map(category -> Binary.fromString(category.value()))
              .toArray(Binary[]::new)
          : new Binary[0];
    }

    @Override
    public WriteContext init(ParquetConfiguration conf) {
      return new WriteContext(schema(dataset), Map.of());
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, though only called with a Hadoop configuration
    public WriteContext init(org.apache.hadoop.conf.Configuration conf) {
      return new WriteContext(schema(dataset), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      out = consumer;
    }

    @Override
    public void write(Row row) {
      out.startMessage();
      columns.visit(row.values(), this);
      for (int i = 0; i < row.extras().length; i++) {
        if (row.extras()[i] == null) {
          continue;
        }
        String name = dataset.extras().get(i).name();
        int field = row.values().length + i;
        out.startField(name, field);
        out.addBinary(Binary.fromString(row.extras()[i]));
        out.endField(name, field);
      }
      out.endMessage();
    }

    @Override
    public void missing(int column) {}

    @Override
    public void integer(int column, long value) {
      out.startField(names.get(column), column);
      out.addLong(value);
      out.endField(names.get(column), column);
    }

    @Override
    public void number(int column, double value) {
      out.startField(names.get(column), column);
      out.addDouble(value);
      out.endField(names.get(column), column);
    }

    @Override
    public void text(int column, int position, String value) {
      out.startField(names.get(column), column);
      out.addBinary(categories[column][position]);
      out.endField(names.get(column), column);
    }
  }
}
