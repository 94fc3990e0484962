package io.pulseline.generator.copula;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Writes a profile as JSON for people: six significant digits, four of correlations. */
final class ProfileWriter {
  private static final MathContext DIGITS = new MathContext(6);
  private static final MathContext FEWER = new MathContext(4);

  String write(Profile profile) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
      printer.indentArraysWith(new DefaultPrettyPrinter.NopIndenter());
      out.setPrettyPrinter(printer);
      write(profile, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return text.append('\n').toString();
  }

  private static void write(Profile profile, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("schema", Profile.SCHEMA_VERSION);
    out.writeStringField("dataset", profile.dataset());
    out.writeStringField("target", profile.target());
    out.writeNumberField("rows", profile.rows());
    out.writeStringField("dependence", ProfileJson.word(profile.dependence()));
    out.writeStringField("reason", profile.reason());
    out.writeArrayFieldStart("components");
    for (Component component : profile.components()) {
      write(component, out);
    }
    out.writeEndArray();
    if (!profile.extras().isEmpty()) {
      out.writeArrayFieldStart("extras");
      for (ProfileExtra extra : profile.extras()) {
        write(extra, out);
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void write(ProfileExtra extra, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", extra.name());
    if (extra.missing() > 0) {
      writeNumber(out, "missing", extra.missing());
    }
    if (extra.unique()) {
      out.writeBooleanField("unique", true);
    }
    if (extra.times() != null) {
      out.writeStringField("format", extra.times().format());
      out.writeNumberField("from", extra.times().from());
      out.writeNumberField("step", extra.times().step());
      write(extra.times().steps(), out);
    }
    out.writeEndObject();
  }

  private static void write(Component component, JsonGenerator out) throws IOException {
    out.writeStartObject();
    if (component.targetValue() != null) {
      out.writeStringField("class", component.targetValue());
    }
    writeNumber(out, "weight", component.weight());
    out.writeArrayFieldStart("columns");
    for (ProfileColumn column : component.columns()) {
      write(column, out);
    }
    out.writeEndArray();
    if (!component.gaps().isEmpty()) {
      writeStrings(out, "gaps", component.gaps());
    }
    writeCorrelation(component.correlation(), out);
    out.writeEndObject();
  }

  private static void writeCorrelation(double[][] correlation, JsonGenerator out)
      throws IOException {
    out.writeArrayFieldStart("correlation_below_diagonal");
    for (int i = 1; i < correlation.length; i++) {
      out.writeStartArray();
      for (int j = 0; j < i; j++) {
        out.writeNumber(plain(BigDecimal.valueOf(correlation[i][j]).round(FEWER)));
      }
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private static void write(ProfileColumn column, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", column.name());
    if (column.missing() > 0) {
      writeNumber(out, "missing", column.missing());
    }
    if (column.marginal() instanceof Marginal.Quantiles quantiles) {
      write(quantiles, out);
    } else {
      write((Marginal.Frequencies) column.marginal(), out);
    }
    out.writeEndObject();
  }

  private static void write(Marginal.Frequencies frequencies, JsonGenerator out)
      throws IOException {
    writeStrings(out, "values", frequencies.values());
    out.writeArrayFieldStart("shares");
    for (double share : frequencies.shares()) {
      writeNumber(out, share);
    }
    out.writeEndArray();
  }

  private static void write(Marginal.Quantiles quantiles, JsonGenerator out) throws IOException {
    if (quantiles.decimals() != null) {
      out.writeNumberField("decimals", quantiles.decimals());
    }
    out.writeNumberField("min", quantiles.min());
    out.writeNumberField("max", quantiles.max());
    if (quantiles.source() == null) {
      write(quantiles.knots(), out);
    } else {
      write(quantiles.source(), out);
    }
  }

  private static void write(Parametric parametric, JsonGenerator out) throws IOException {
    out.writeStringField("family", parametric.family().name().toLowerCase(Locale.ROOT));
    out.writeArrayFieldStart("parameters");
    for (double parameter : parametric.parameters()) {
      writeNumber(out, parameter);
    }
    out.writeEndArray();
  }

  private static void write(Knots knots, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("p");
    for (int i = 0; i < knots.size(); i++) {
      writeNumber(out, knots.p(i));
    }
    out.writeEndArray();
    out.writeArrayFieldStart("x");
    for (int i = 0; i < knots.size(); i++) {
      // Positions keep all their digits: six would merge neighbours far from zero
      out.writeNumber(plain(BigDecimal.valueOf(knots.x(i))));
    }
    out.writeEndArray();
  }

  private static void writeStrings(JsonGenerator out, String name, List<String> texts)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private static void writeNumber(JsonGenerator out, String name, double value) throws IOException {
    out.writeFieldName(name);
    writeNumber(out, value);
  }

  private static void writeNumber(JsonGenerator out, double value) throws IOException {
    out.writeNumber(plain(BigDecimal.valueOf(value).round(DIGITS)));
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
