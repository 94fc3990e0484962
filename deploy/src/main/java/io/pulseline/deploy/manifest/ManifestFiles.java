package io.pulseline.deploy.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pulseline.contract.UserException;
import io.pulseline.deploy.cluster.Document;
import io.pulseline.deploy.cluster.Ref;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Manifests as people write them: YAML documents, one after the other. */
public final class ManifestFiles {
  private static final YAMLMapper YAML = new YAMLMapper();

  private ManifestFiles() {}

  /**
   * The documents of a file.
   *
   * @param namespace of documents that name none
   * @param required when given, the one that every document has to be in
   */
  public static List<Document> read(Path file, String namespace, Optional<String> required) {
    if (Files.isDirectory(file)) {
      throw new UserException(
          "%s is a folder; name a file, or a folder with kustomization.yaml by -k".formatted(file));
    }
    try {
      return parse(Files.readString(file), file.toString(), namespace, required);
    } catch (CharacterCodingException e) {
      throw new UserException(file + " is no text in UTF-8, and so no manifest", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The documents of a text.
   *
   * @param origin of the text, for messages
   * @throws UserException when it is no manifest
   */
  public static List<Document> parse(
      String text, String origin, String namespace, Optional<String> required) {
    List<Document> documents = new ArrayList<>();
    try (MappingIterator<JsonNode> parts = YAML.readerFor(JsonNode.class).readValues(text)) {
      while (parts.hasNext()) {
        JsonNode part = parts.next();
        if (part instanceof ObjectNode object) {
          documents.add(document(object, origin, namespace, required));
        } else if (!part.isNull() && !part.isMissingNode()) {
          throw new UserException(origin + " holds a document that is no Kubernetes object");
        }
      }
    } catch (JsonProcessingException e) {
      throw new UserException(
          "%s is no YAML: %s in line %d"
              .formatted(
                  origin,
                  e.getOriginalMessage().lines().findFirst().orElse(""),
                  e.getLocation().getLineNr()),
          e);
    } catch (IOException | RuntimeException e) {
      throw failure(origin, e);
    }
    if (documents.isEmpty()) {
      throw new UserException(origin + " holds no Kubernetes object");
    }
    return documents;
  }

  /** The iterator wraps what it finds wrong. */
  private static RuntimeException failure(String origin, Exception e) {
    if (e instanceof UserException user) {
      return user;
    }
    String said = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    return new UserException("%s is no YAML: %s".formatted(origin, said), e);
  }

  private static Document document(
      ObjectNode object, String origin, String namespace, Optional<String> required) {
    JsonNode metadata = object.path("metadata");
    String kind = object.path("kind").asText();
    String name = metadata.path("name").asText();
    if (kind.isEmpty() || name.isEmpty() || !object.path("apiVersion").isTextual()) {
      throw new UserException(
          "%s holds a document without apiVersion, kind or metadata.name".formatted(origin));
    }
    String own = metadata.path("namespace").asText(namespace);
    if (required.isPresent() && !own.equals(required.get())) {
      throw new UserException(
          "%s puts %s %s into namespace %s, and --namespace says %s; correct one of them"
              .formatted(origin, kind, name, own, required.get()));
    }
    return new Document(new Ref(object.get("apiVersion").textValue(), kind, own, name), object);
  }
}
