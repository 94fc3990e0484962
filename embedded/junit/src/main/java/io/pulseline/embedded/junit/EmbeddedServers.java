package io.pulseline.embedded.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class real servers on random ports of 127.0.0.1, each a process of its own, shared
 * by all test classes of the JVM and gone with it. Constructors and methods of the class take a
 * {@link KafkaServer}, an {@link ElasticsearchServer}, an {@link S3Server} or a {@link
 * SchemaRegistryServer} as a parameter.
 *
 * <p>The servers are shared, so a test names its topics, indices and keys for itself. A server that
 * a test killed is running again before the next test class begins.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EmbeddedServersExtension.class)
public @interface EmbeddedServers {
  /** Servers to start together before the first test; others start when first asked for. */
  ServerKind[] value();
}
