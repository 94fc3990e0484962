package io.pulseline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StackPortsTest {
  @Test
  void namesAFixedPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> StackPorts.choose(OptionalInt.of(port)))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("port " + port + " (for Kafka) is taken");
    }
  }

  @Test
  void refusesABaseWithoutRoomForAll() {
    assertThatThrownBy(() -> StackPorts.choose(OptionalInt.of(65_530)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--port-base 65530 is out of range");
  }

  @Test
  void choosesDifferentFreePorts() {
    StackPorts ports = StackPorts.choose(OptionalInt.empty());

    assertThat(new int[] {ports.kafka(), ports.controller(), ports.elasticsearch(), ports.grpc()})
        .doesNotHaveDuplicates();
  }
}
