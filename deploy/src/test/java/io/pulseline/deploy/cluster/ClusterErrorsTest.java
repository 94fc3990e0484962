package io.pulseline.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

/** The messages are those of Kubernetes 1.34. */
class ClusterErrorsTest {
  @Test
  void whoMayNotDoWhatIsOneLine() {
    assertThat(
            said(
                403,
                "configmaps \"a\" is forbidden: User \"system:serviceaccount:dev:limited\" cannot"
                    + " patch resource \"configmaps\" in API group \"\" in the namespace \"dev\""))
        .isEqualTo(
            "no permission to apply ConfigMap a: system:serviceaccount:dev:limited may not patch"
                + " configmaps in namespace dev; ask for a role that allows it");
  }

  @Test
  void aKindOfACustomResourceIsNamedWithItsGroup() {
    assertThat(
            said(
                403,
                "flinkdeployments.flink.apache.org is forbidden: User \"u\" cannot list resource"
                    + " \"flinkdeployments\" in API group \"flink.apache.org\" at the cluster scope"))
        .contains("u may not list flinkdeployments.flink.apache.org in the cluster");
  }

  @Test
  void aNamespaceThatIsMissingComesWithWhatMakesIt() {
    assertThat(said(404, "namespaces \"dev\" not found"))
        .isEqualTo("there is no namespace dev; 'kubectl create namespace dev' makes it");
  }

  @Test
  void aLoginThatIsNotAcceptedIsTheKubeconfigs() {
    assertThat(said(401, "Unauthorized"))
        .isEqualTo(
            "the cluster at https://c does not accept the login of the kubeconfig; renew it");
  }

  @Test
  void aFieldThatTheServerDoesNotKnowIsNamed() {
    assertThat(said(500, "failed to create typed patch object:\n .spec.x: not declared"))
        .isEqualTo(
            "cannot apply ConfigMap a: failed to create typed patch object: .spec.x: not declared");
  }

  @Test
  void aClusterThatDoesNotAnswerIsNamedWithTheReason() {
    IOException wrapped = new IOException(new ConnectException());

    assertThat(
            ClusterErrors.of(
                    new KubernetesClientException("An error has occurred.", wrapped),
                    "apply ConfigMap a",
                    "https://c")
                .getMessage())
        .startsWith("cannot reach the cluster at https://c (");
  }

  private static String said(int code, String message) {
    KubernetesClientException error =
        new KubernetesClientException(
            new StatusBuilder().withCode(code).withMessage(message).build());
    return ClusterErrors.of(error, "apply ConfigMap a", "https://c").getMessage();
  }
}
