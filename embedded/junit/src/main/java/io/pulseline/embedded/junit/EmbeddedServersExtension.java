package io.pulseline.embedded.junit;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Does the work of {@link EmbeddedServers}. */
final class EmbeddedServersExtension implements BeforeAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(EmbeddedServersExtension.class);
  private static final Map<Class<?>, ServerKind> KINDS =
      Map.of(
          KafkaServer.class, ServerKind.KAFKA,
          ElasticsearchServer.class, ServerKind.ELASTICSEARCH,
          S3Server.class, ServerKind.S3,
          SchemaRegistryServer.class, ServerKind.SCHEMA_REGISTRY);

  EmbeddedServersExtension() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    // Absent on a @Nested class, whose outer class has seen to it already
    EmbeddedServers wanted = context.getRequiredTestClass().getAnnotation(EmbeddedServers.class);
    if (wanted != null) {
      servers(context).ensureReady(List.of(wanted.value()));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return KINDS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return servers(context).get(KINDS.get(parameter.getParameter().getType()));
  }

  /** Kept in the root store: one for the whole JVM, closed at its end. */
  private static RunningServers servers(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            RunningServers.class, key -> new RunningServers(), RunningServers.class);
  }
}
