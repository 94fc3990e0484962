package io.pulseline.serving.page;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.repository.RepositoryControl;
import java.nio.charset.StandardCharsets;

/**
 * What a browser asks for. Nothing of it is loaded before the first does, and none of it is made on
 * an event loop.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class PageController {
  private static final String HTML = "text/html;charset=utf-8";

  /** Pages load what this server has, and hold no script of their own. */
  private static final String OWN =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** A report has its style in it and does nothing, whoever wrote it. */
  private static final String REPORT =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

  private static final String FOR_GOOD = "public, max-age=31536000, immutable";
  private static final String ASK_FIRST = "no-cache";

  private final Pages pages;
  private final Assets assets;

  PageController(DataPlane plane, RepositoryControl repository) {
    this.assets = new Assets();
    this.pages = new Pages(plane, () -> repository.index(false), assets);
  }

  /** A page for browsers, and for all others KServe's v1 form of liveness. */
  @Get
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  HttpResponse<byte[]> root(HttpRequest<?> request) {
    MutableHttpResponse<byte[]> answer =
        wantsHtml(request)
            ? page(pages.start(), OWN)
            : HttpResponse.ok("{\"status\":\"alive\"}".getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.APPLICATION_JSON);
    return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  @Get(uris = {"/models/{model}", "/models/{model}/versions/{version}"})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> model(@PathVariable String model, @Nullable @PathVariable String version) {
    return page(pages.model(model, version == null ? "" : version), OWN);
  }

  @Get(uris = {"/models/{model}/report", "/models/{model}/versions/{version}/report"})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> report(@PathVariable String model, @Nullable @PathVariable String version) {
    return page(pages.report(model, version == null ? "" : version), REPORT);
  }

  @Get("/swagger-ui")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> api() {
    return page(pages.api(), OWN);
  }

  @Get("/openapi.yaml")
  @Produces("application/yaml")
  HttpResponse<byte[]> description(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return file(assets.get(Assets.API), null, known);
  }

  @Get("/assets/{name}{?v}")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> asset(
      @PathVariable String name,
      @QueryValue @Nullable String v,
      @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return file(assets.get(name), v, known);
  }

  /** In the order in which the client likes them; who does not care gets JSON. */
  private static boolean wantsHtml(HttpRequest<?> request) {
    return request.accept().stream()
        .filter(
            type ->
                type.equals(MediaType.TEXT_HTML_TYPE)
                    || type.equals(MediaType.APPLICATION_JSON_TYPE))
        .findFirst()
        .filter(MediaType.TEXT_HTML_TYPE::equals)
        .isPresent();
  }

  private static MutableHttpResponse<byte[]> page(String html, String policy) {
    return page(html.getBytes(StandardCharsets.UTF_8), policy);
  }

  private static MutableHttpResponse<byte[]> page(byte[] html, String policy) {
    return secured(HttpResponse.ok(html))
        .contentType(HTML)
        .header("Content-Security-Policy", policy)
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CACHE_CONTROL, ASK_FIRST);
  }

  private static HttpResponse<byte[]> file(Asset asset, @Nullable String version, String known) {
    String tag = '"' + asset.digest() + '"';
    MutableHttpResponse<byte[]> answer =
        known != null && known.contains(tag)
            ? HttpResponse.notModified()
            : HttpResponse.ok(asset.content());
    return secured(answer)
        .contentType(asset.mediaType())
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(HttpHeaders.CACHE_CONTROL, asset.digest().equals(version) ? FOR_GOOD : ASK_FIRST);
  }

  private static MutableHttpResponse<byte[]> secured(MutableHttpResponse<byte[]> answer) {
    return answer.header("X-Content-Type-Options", "nosniff");
  }
}
