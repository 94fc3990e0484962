package io.pulseline.contract.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Changes the structure of a record: its fields, their values, and how both are written. */
final class Mutator {
  private static final int[] DEPTHS = {1, 2, 50, 998, 1_000, 1_001, 1_500, 5_000, 100_000};

  private final RandomGenerator random;

  Mutator(RandomGenerator random) {
    this.random = random;
  }

  /** Changes one thing in the record or in an object within it. */
  void mutate(Json.Fields record) {
    List<Json.Field> fields = anyObject(record).fields();
    if (fields.isEmpty()) {
      fields.add(new Json.Field("\"unheard\"", odd()));
      return;
    }
    int at = random.nextInt(fields.size());
    Json.Field field = fields.get(at);
    switch (random.nextInt(12)) {
      case 0 -> fields.remove(at);
      case 1 -> fields.add(random.nextInt(fields.size() + 1), new Json.Field(field.name(), odd()));
      case 2 -> fields.add(random.nextInt(fields.size() + 1), field);
      case 3 -> fields.set(at, new Json.Field(otherName(field.name()), field.value()));
      case 4 -> anyObject(record).fields().add(written(fields.remove(at)));
      case 5 -> Collections.shuffle(fields, new Random(random.nextLong()));
      case 6 -> fields.set(at, new Json.Field(field.name(), nested(field.value())));
      case 7 -> fields.add(at, new Json.Field("\"unheard\"", nested(odd())));
      case 8, 9 -> fields.set(at, new Json.Field(field.name(), otherForm(field.value())));
      default -> fields.set(at, new Json.Field(field.name(), odd()));
    }
  }

  /** The record itself or an object in it. */
  private Json.Fields anyObject(Json.Fields record) {
    List<Json.Fields> objects = new ArrayList<>(List.of(record));
    for (Json.Field field : record.fields()) {
      if (field.value() instanceof Json.Fields object) {
        objects.add(object);
      }
    }
    return objects.get(random.nextInt(objects.size()));
  }

  /** As text, so that no object gets into itself. */
  private static Json.Field written(Json.Field field) {
    StringBuilder written = new StringBuilder();
    field.value().write(written);
    return new Json.Field(field.name(), new Json.Token(written.toString()));
  }

  private Json odd() {
    return new Json.Token(OddTokens.any(random));
  }

  private Json otherForm(Json value) {
    if (!(value instanceof Json.Token token)) {
      return odd();
    }
    return new Json.Token(
        token.written().startsWith("\"")
            ? escaped(token.written())
            : OddTokens.otherForm(token.written(), random));
  }

  /** Within arrays or objects, seldom so many that no parser takes them. */
  private Json nested(Json value) {
    int depth = DEPTHS[random.nextInt(random.nextInt(20) == 0 ? DEPTHS.length : 3)];
    String open = random.nextBoolean() ? "[" : "{\"a\":";
    StringBuilder written = new StringBuilder(open.repeat(depth));
    value.write(written);
    return new Json.Token(written.append((open.equals("[") ? "]" : "}").repeat(depth)).toString());
  }

  private String otherName(String name) {
    return switch (random.nextInt(6)) {
      case 0 -> name.toUpperCase(Locale.ROOT);
      case 1 -> name.substring(0, name.length() - 1) + " \"";
      case 2 -> "\"\"";
      case 3 -> "\"" + "n".repeat(60_000) + "\"";
      default -> escaped(name);
    };
  }

  /** One letter as an escape: the same text, unless the letter was part of an escape before. */
  private String escaped(String text) {
    if (text.length() <= 2) {
      return text;
    }
    int at = 1 + random.nextInt(text.length() - 2);
    String form = random.nextBoolean() ? "\\u%04x" : "\\u%04X";
    return text.substring(0, at) + form.formatted((int) text.charAt(at)) + text.substring(at + 1);
  }
}
