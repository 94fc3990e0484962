package io.pulseline.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.observe.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StoreArgumentsTest {
  private static final Path CACHE = Path.of("cache");

  @Test
  void namesStoresThatNoDataFolderHas() {
    Stores stores =
        parsed("--bootstrap", "kafka:9092", "--elasticsearch", "http://es:9200", "--lake", "s3://b")
            .stores("heart-disease", CACHE, true);

    assertThat(stores.kafka().bootstrap()).isEqualTo("kafka:9092");
    assertThat(stores.elasticsearch()).isEqualTo("http://es:9200");
    assertThat(stores.lake()).isEqualTo("s3://b");
  }

  @Test
  void wantsAllThreeAddresses() {
    StoreArguments arguments = parsed("--bootstrap", "kafka:9092");

    assertThat(arguments.given()).isTrue();
    assertThatThrownBy(() -> arguments.stores("heart-disease", CACHE, true))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--bootstrap, --elasticsearch and --lake");
  }

  @Test
  void takesTheAddressOfAnS3StoreAloneForNoPlace() {
    assertThat(parsed("--s3-endpoint", "http://s3:9000").given()).isFalse();
  }

  private static StoreArguments parsed(String... arguments) {
    return CommandLine.populateCommand(new StoreArguments(), arguments);
  }
}
