package io.pulseline.serving.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.serving.Signatures;
import io.pulseline.serving.TinyModel;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.Models;
import io.pulseline.serving.plane.ServedModel;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.repository.IndexEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
  @TempDir Path temp;
  private final Models models = new Models();
  private final DataPlane plane = new DataPlane(models);
  private final List<IndexEntry> index = new ArrayList<>();
  private final Pages pages = new Pages(plane, () -> index, new Assets());

  private void serve(String name) throws IOException {
    ModelPackage source =
        TinyModel.write(temp.resolve("m" + models.names().size()), Signatures.numbers(), "v_1");
    plane.swap(ServedModel.load(name, source)).join();
  }

  @AfterEach
  void closeModels() throws InterruptedException {
    models.close(Duration.ofSeconds(5));
  }

  @Test
  void withNoModelTheStartSaysSo() {
    assertThat(pages.start()).contains("No model is served yet");
  }

  @Test
  void withOneModelTheStartIsItsPage() throws Exception {
    serve("apples");

    assertThat(pages.start())
        .isEqualTo(pages.model("apples", ""))
        .contains("<title>apples</title>");
  }

  @Test
  void withSeveralModelsTheStartListsThem() throws Exception {
    serve("apples");
    serve("pears & plums");

    assertThat(pages.start())
        .contains("href=\"/models/apples\"", "version v_1: accuracy 0.9000")
        .contains("href=\"/models/pears%20%26%20plums\">pears &amp; plums</a>");
  }

  @Test
  void tellsWhichVersionsThereAre() throws Exception {
    serve("apples");
    index.add(new IndexEntry("apples", "v_1", true, ""));
    index.add(new IndexEntry("apples", "v_0", false, "in archive"));
    index.add(new IndexEntry("pears", "v_9", true, ""));

    assertThat(pages.model("apples", "v_1"))
        .contains("<a href=\"/models/apples/versions/v_1\">v_1</a></th><td>in production</td>")
        .contains(">v_0</th><td>not served: in archive</td>")
        .contains("data-infer=\"/v2/models/apples/versions/v_1/infer\"")
        .doesNotContain("v_9");
  }

  @Test
  void showsNamesAsText() throws Exception {
    serve("<script>alert(1)</script>");

    assertThat(pages.start())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void aModelOfAnotherNameHasNoPage() throws Exception {
    serve("apples");

    assertThatThrownBy(() -> pages.model("pears", ""))
        .isInstanceOf(ServingException.class)
        .hasMessageContaining("'pears' is not served");
  }

  @Test
  void aReportThatIsNotThereIsNotFound() throws Exception {
    serve("apples");

    assertThatThrownBy(() -> pages.report("apples", ""))
        .isInstanceOf(ServingException.class)
        .hasMessageContaining("has no report");
  }
}
