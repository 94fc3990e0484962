package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.Limits;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.Models;
import io.pulseline.serving.plane.Readiness;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API's description says what the server does. */
class OpenApiTest {
  private static final String MODEL = "heart-disease";

  @RegisterExtension
  static final RunningServer SERVER = new RunningServer(MODEL, OpenApiTest::write).controlled();

  private static void write(Path folder) throws IOException {
    Dataset dataset = Datasets.load(MODEL);
    Map<String, byte[]> beside = new HashMap<>(GrownModel.files(dataset, 3));
    beside.put(ModelPackage.REPORT, "<p>good</p>".getBytes(StandardCharsets.UTF_8));
    TinyModel.write(folder, Signature.of(dataset), MODEL, TinyModel.VERSION, beside);
  }

  private static OpenApi description() {
    try (InputStream yaml = OpenApi.class.getResourceAsStream("page/openapi.yaml")) {
      return new OpenApi(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<OpenApi.Example> examples() {
    return description().examples();
  }

  @Test
  void everyRouteIsDescribedAndWhatIsDescribedIsARoute() {
    assertThat(description().operations().stream().map(OpenApiTest::unnamed))
        .containsExactlyInAnyOrderElementsOf(routes());
  }

  /** Method and path of all that the server answers. */
  private static List<String> routes() {
    BatchPool pool = new BatchPool(1, nanos -> {});
    try (ApplicationContext context =
        ApplicationContext.builder()
            .singletons(
                new DataPlane(new Models()),
                new Readiness(),
                pool,
                Edge.of(Limits.standard(RunningServer.MAX_BODY_BYTES)))
            .start()) {
      return context
          .getBean(Router.class)
          .uriRoutes()
          .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
          .map(
              route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString())
          .map(OpenApiTest::unnamed)
          .distinct()
          .toList();
    }
  }

  /** Whatever the variables are called. */
  private static String unnamed(String route) {
    String bare = route.replaceAll("\\{\\w+}", "{}");
    return bare.endsWith("/") && !bare.endsWith(" /") ? bare.substring(0, bare.length() - 1) : bare;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void itsExamplesAreAnsweredAsItSays(OpenApi.Example example) throws Exception {
    HttpResponse<byte[]> answer = send(example);

    assertThat(answer.statusCode()).isEqualTo(200);
    String type = answer.headers().firstValue("content-type").orElseThrow().replaceFirst(";.*", "");
    JsonNode content = description().content(example, 200);
    assertThat(content.has(type)).as(type).isTrue();
    if (type.equals("application/json")) {
      JsonNode body = new ObjectMapper().readTree(answer.body());
      assertThat(description().problems(body, content.path(type).path("schema"))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void itsExamplesFitItsSchemas(OpenApi.Example example) {
    if (example.body() != null) {
      JsonNode schema = description().requestSchema(example);
      assertThat(description().problems(example.body(), schema)).isEmpty();
    }
  }

  private static HttpResponse<byte[]> send(OpenApi.Example example) throws Exception {
    return example.body() == null
        ? SERVER.rest().bytes(example.path())
        : SERVER
            .rest()
            .post(
                example.path(),
                example.body().toString().getBytes(StandardCharsets.UTF_8),
                "content-type",
                "application/json");
  }

  @Test
  void errorsAreAsItSays() throws Exception {
    Rest.Answer answer = SERVER.rest().get("/v2/models/other");
    OpenApi.Example asked =
        examples().stream()
            .filter(example -> example.path().equals("/v2/models/" + MODEL))
            .findFirst()
            .orElseThrow();

    JsonNode content = description().content(asked, answer.status());
    assertThat(
            description()
                .problems(answer.body(), content.path(answer.contentType()).path("schema")))
        .isEmpty();
    assertThat(content.has(answer.contentType())).isTrue();
  }

  @Test
  void theServerGivesItOut() throws Exception {
    HttpResponse<byte[]> answer = SERVER.rest().bytes("/openapi.yaml");

    assertThat(new OpenApi(new String(answer.body(), StandardCharsets.UTF_8)).operations())
        .isEqualTo(description().operations());
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/yaml");
  }
}
