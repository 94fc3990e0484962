package io.pulseline.generator.sample;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
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
    for (Column column : dataset.columns()) {
      Repetition repetition = column.required() ? Repetition.REQUIRED : Repetition.OPTIONAL;
      switch (column.type()) {
        case INTEGER -> schema.addField(field(PrimitiveTypeName.INT64, repetition, column.name()));
        case FLOAT -> schema.addField(field(PrimitiveTypeName.DOUBLE, repetition, column.name()));
        case STRING -> schema.addField(text(repetition, column.name()));
      }
    }
    dataset.extras().forEach(extra -> schema.addField(text(Repetition.OPTIONAL, extra.name())));
    // Names in a Parquet schema have no '-'
    return schema.named(dataset.name().replace('-', '_'));
  }

  private static org.apache.parquet.schema.Type field(
      PrimitiveTypeName type, Repetition repetition, String name) {
    return Types.primitive(type, repetition).named(name);
  }

  private static org.apache.parquet.schema.Type text(Repetition repetition, String name) {
    return Types.primitive(PrimitiveTypeName.BINARY, repetition)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
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
  private static final class Rows extends WriteSupport<Row> {
    private final Dataset dataset;
    private final List<Column> columns;
    private final Binary[][] categories;
    private RecordConsumer out;

    Rows(Dataset dataset) {
      this.dataset = dataset;
      this.columns = dataset.columns();
      this.categories = columns.stream().map(Rows::texts).toArray(Binary[][]::new);
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
      for (int i = 0; i < row.values().length; i++) {
        double value = row.values()[i];
        if (!Double.isNaN(value)) {
          String name = columns.get(i).name();
          out.startField(name, i);
          switch (columns.get(i).type()) {
            case INTEGER -> out.addLong((long) value);
            case FLOAT -> out.addDouble(value);
            case STRING -> out.addBinary(categories[i][(int) value]);
          }
          out.endField(name, i);
        }
      }
      for (int i = 0; i < row.extras().length; i++) {
        String name = dataset.extras().get(i).name();
        int field = row.values().length + i;
        out.startField(name, field);
        out.addBinary(Binary.fromString(row.extras()[i]));
        out.endField(name, field);
      }
      out.endMessage();
    }
  }
}
