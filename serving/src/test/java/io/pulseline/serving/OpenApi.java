package io.pulseline.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The API's description, read. */
final class OpenApi {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final JsonNode document;

  OpenApi(String yaml) {
    Object read = new Yaml().load(yaml);
    this.document = MAPPER.valueToTree(read);
  }

  /**
   * A request that the description has an example of.
   *
   * @param body null for none
   */
  record Example(String method, String path, String name, JsonNode body, JsonNode responses) {
    @Override
    public String toString() {
      return method + " " + path + " " + name;
    }
  }

  /** Method and path of each operation. */
  List<String> operations() {
    List<String> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                methods(path.getValue())
                    .forEach(method -> operations.add(method + " " + path.getKey())));
    return operations;
  }

  /**
   * One for each example of a body, or one with none; variables are as their examples have them.
   */
  List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                methods(path.getValue())
                    .forEach(
                        method -> examples.addAll(of(method, path.getKey(), path.getValue()))));
    return examples;
  }

  private List<Example> of(String method, String path, JsonNode item) {
    JsonNode operation = item.path(method.toLowerCase(Locale.ROOT));
    JsonNode variables = item.path("parameters");
    String filled = VARIABLE.matcher(path).replaceAll(name -> example(variables, name.group(1)));
    JsonNode bodies = resolved(operation.path("requestBody")).path("content");
    List<Example> examples = new ArrayList<>();
    bodies
        .path("application/json")
        .path("examples")
        .properties()
        .forEach(
            body ->
                examples.add(
                    new Example(
                        method,
                        filled,
                        body.getKey(),
                        body.getValue().path("value"),
                        operation.path("responses"))));
    if (bodies.isMissingNode()) {
      examples.add(new Example(method, filled, "", null, operation.path("responses")));
    }
    return examples;
  }

  private String example(JsonNode variables, String name) {
    for (JsonNode candidate : variables) {
      JsonNode variable = resolved(candidate);
      if (variable.path("name").asText().equals(name) && variable.has("example")) {
        return variable.path("example").asText();
      }
    }
    throw new AssertionError("no example of {" + name + "}");
  }

  /** What is described as the content of an answer with that status. */
  JsonNode content(Example example, int status) {
    JsonNode response = resolved(example.responses().path(Integer.toString(status)));
    return response.path("content");
  }

  /** What is wrong with a value, one line each; nothing where there is no schema. */
  List<String> problems(JsonNode value, JsonNode schema) {
    if (schema.isMissingNode()) {
      return List.of();
    }
    // A validator of JSON Schema looks for what is referred to in $defs
    ObjectNode whole = inDefs(schema);
    whole.set("$defs", inDefs(document.path("components").path("schemas")));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(whole)
        .validate(value)
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static ObjectNode inDefs(JsonNode schemas) {
    try {
      String text = schemas.toString().replace("#/components/schemas/", "#/$defs/");
      return (ObjectNode) MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Schema of the bodies that the example is one of. */
  JsonNode requestSchema(Example example) {
    for (JsonNode body : document.path("components").path("requestBodies")) {
      JsonNode json = body.path("content").path("application/json");
      if (json.path("examples").path(example.name()).path("value").equals(example.body())) {
        return json.path("schema");
      }
    }
    throw new AssertionError("no schema of " + example);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static List<String> methods(JsonNode item) {
    List<String> methods = new ArrayList<>();
    item.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("parameters")) {
                methods.add(name.toUpperCase(Locale.ROOT));
              }
            });
    return methods;
  }
}
