package io.pulseline.jobs.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Templates by which Elasticsearch makes an index of a name when a document asks for it. */
final class IndexTemplate {
  /** Before those of Elasticsearch itself, which go up to 100. */
  private static final int PRIORITY = 500;

  /** The dots of a date keep it from other indices that begin with the same name. */
  private static final String OF_A_DAY = "-*.*.*";

  private static final ObjectMapper JSON = new ObjectMapper();

  private IndexTemplate() {}

  /** For one index. */
  static String of(String index, String definition) throws JsonProcessingException {
    return template(index, definition).toString();
  }

  /** For an index a day, each behind one alias. */
  static String ofDays(String alias, String definition) throws JsonProcessingException {
    ObjectNode template = template(alias + OF_A_DAY, definition);
    template.withObject("/template").putObject("aliases").putObject(alias);
    return template.toString();
  }

  private static ObjectNode template(String pattern, String definition)
      throws JsonProcessingException {
    ObjectNode template = JSON.createObjectNode();
    template.putArray("index_patterns").add(pattern);
    template.put("priority", PRIORITY);
    template.set("template", JSON.readTree(definition));
    return template;
  }
}
