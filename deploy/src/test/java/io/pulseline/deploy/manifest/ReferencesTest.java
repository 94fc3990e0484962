package io.pulseline.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.deploy.cluster.Document;
import io.pulseline.deploy.cluster.Ref;
import io.pulseline.deploy.manifest.References.Needed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final Document JOB =
      ManifestFiles.parse(
              """
              apiVersion: flink.apache.org/v1beta1
              kind: FlinkDeployment
              metadata: {name: job}
              spec:
                podTemplate:
                  spec:
                    containers:
                      - name: flink-main-container
                        env:
                          - name: PASSWORD
                            valueFrom: {secretKeyRef: {name: login, key: password}}
                          - name: PERHAPS
                            valueFrom: {secretKeyRef: {name: maybe, key: x, optional: true}}
                        envFrom:
                          - configMapRef: {name: addresses}
                          - secretRef: {name: keys}
                    volumes:
                      - {name: ca, secret: {secretName: authority}}
                      - {name: files, configMap: {name: files}}
                jobManager:
                  podTemplate: {spec: {containers: [{name: c, envFrom: [{secretRef: {name: keys}}]}]}}
              """,
              "job.yaml",
              "ours",
              Optional.empty())
          .get(0);

  @Test
  void areAllThatPodsCannotStartWithout() {
    assertThat(References.of(JOB))
        .containsExactlyInAnyOrder(
            needed("Secret", "login", "password"),
            needed("ConfigMap", "addresses", null),
            needed("Secret", "keys", null),
            needed("Secret", "authority", null),
            needed("ConfigMap", "files", null));
  }

  private static Needed needed(String kind, String name, String key) {
    return new Needed(Ref.core(kind, "ours", name), Optional.ofNullable(key));
  }
}
