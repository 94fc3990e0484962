package io.pulseline.jobs.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.UserException;
import io.pulseline.contract.file.Folders;
import io.pulseline.jobs.score.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowerTest {
  private static final PackageCheck ANY = candidate -> {};

  @TempDir Path folder;

  private Shop shop;
  private Packages packages;
  private final Counter refusals = new SimpleCounter();

  @BeforeEach
  void open() throws IOException {
    shop = new Shop(folder);
    packages = shop.registry().open(new Configuration());
  }

  @AfterEach
  void close() {
    packages.close();
    shop.close();
  }

  @Test
  void announcesWhatIsInProductionOnce() throws IOException {
    Follower follower = ofProduction(ANY);
    assertThat(follower.look()).isEmpty();
    shop.promote("v_1", 1);

    assertThat(follower.look())
        .hasValueSatisfying(
            release -> {
              assertThat(release.version()).isEqualTo("v_1");
              assertThat(release.location()).endsWith("/models/shop-visits/v_1");
              assertThat(release.digest()).hasSize(64);
            });
    assertThat(follower.look()).isEmpty();
  }

  @Test
  void announcesTheNextOneWhenProductionMoves() throws IOException {
    Follower follower = ofProduction(ANY);
    shop.promote("v_1", 1);
    follower.look();
    shop.promote("v_2", 2);

    assertThat(follower.look()).map(Release::version).hasValue("v_2");
  }

  @Test
  void refusesADamagedPackageAndCountsItOnce() throws IOException {
    Follower follower = ofProduction(ANY);
    shop.promote("v_1", 1);
    Files.write(shop.onnx("v_1"), new byte[] {1});

    for (int look = 0; look < 5; look++) {
      assertThat(follower.look()).isEmpty();
    }
    assertThat(refusals.getCount()).isEqualTo(1);
  }

  @Test
  void takesADamagedPackageThatWasMended() throws IOException {
    Follower follower = ofProduction(ANY);
    shop.promote("v_1", 1);
    byte[] whole = Files.readAllBytes(shop.onnx("v_1"));
    Files.write(shop.onnx("v_1"), new byte[] {1});
    follower.look();
    Files.write(shop.onnx("v_1"), whole);

    assertThat(follower.look()).map(Release::version).hasValue("v_1");
  }

  @Test
  void triesARefusedVersionEverMoreRarely() throws IOException {
    int[] tries = {0};
    Follower follower =
        ofProduction(
            candidate -> {
              tries[0]++;
              throw new UserException("of no use");
            });
    shop.promote("v_1", 1);

    for (int look = 0; look < 100; look++) {
      follower.look();
    }
    assertThat(tries[0]).isBetween(5, 10);
  }

  @Test
  void takesAnotherVersionAtOnceAfterARefusal() throws IOException {
    Follower follower =
        ofProduction(
            candidate -> {
              if (candidate.manifest().version().equals("v_1")) {
                throw new UserException("of no use");
              }
            });
    shop.promote("v_1", 1);
    for (int look = 0; look < 9; look++) {
      follower.look();
    }
    shop.promote("v_2", 2);

    assertThat(follower.look()).map(Release::version).hasValue("v_2");
  }

  @Test
  void aRegistryThatCannotBeReadChangesNothing() throws IOException {
    Follower follower = ofProduction(ANY);
    shop.promote("v_1", 1);
    follower.look();
    Files.writeString(shop.registryFile(), "{");
    assertThat(follower.look()).isEmpty();
    Folders.delete(folder.resolve("lake"));

    assertThat(follower.look()).isEmpty();
    assertThat(refusals.getCount()).isZero();
  }

  @Test
  void tellsWhenNothingIsInStagingAnyMore() throws IOException {
    Follower follower = ofShadow("staging");
    shop.stage("v_1", 1);
    assertThat(follower.look()).map(Release::version).hasValue("v_1");
    shop.archive("v_1");

    assertThat(follower.look()).hasValue(Release.none(Role.SHADOW));
    assertThat(follower.look()).isEmpty();
  }

  @Test
  void withoutAShadowEndsTheOneThatACheckpointRemembers() {
    var remembered = new Release(Role.SHADOW, "v_1", "0", "somewhere");
    Choice none = Choice.shadow(packages.models(), "");
    var follower = new Follower(none, packages, ANY, remembered, refusals);

    assertThat(follower.look()).isEqualTo(Optional.of(Release.none(Role.SHADOW)));
  }

  private Follower ofProduction(PackageCheck check) {
    return new Follower(
        Choice.production(packages.models()),
        packages,
        check,
        Release.none(Role.PRODUCTION),
        refusals);
  }

  private Follower ofShadow(String wanted) {
    Choice choice = Choice.shadow(packages.models(), wanted);
    return new Follower(choice, packages, ANY, Release.none(Role.SHADOW), refusals);
  }
}
