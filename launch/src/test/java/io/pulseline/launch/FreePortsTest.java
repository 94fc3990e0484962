package io.pulseline.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  @Test
  void areDifferentAndOutsideTheRangeOfOutgoingConnections() {
    assertThat(FreePorts.distinct(20)).doesNotHaveDuplicates().allMatch(p -> p > 0 && p < 32_768);
  }

  @Test
  void areNotPortsThatSomethingListensOn() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
    }
  }
}
