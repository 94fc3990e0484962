package io.pulseline.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.local.stack.DataFolder;
import io.pulseline.local.stack.FolderLock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who asks for something impossible: one line, and a code that is not 0. */
class CommandLineTest {
  @TempDir Path temporary;

  @Test
  void saysThatADatasetIsUnknown() throws Exception {
    refused("no dataset 'nowhere'", "demo", "--dataset", "nowhere", "--data", data());
  }

  @Test
  void namesAPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      refused("port " + port, "demo", "--port-base", port, "--data", data());
    }
  }

  @Test
  void saysWhoRunsOnTheSameFolderAlready() throws Exception {
    try (FolderLock lock = FolderLock.take(DataFolder.open(Path.of(data())))) {
      refused("already runs on " + lock.folder().root(), "demo", "--data", data());
    }
  }

  @Test
  void strewsNothingIntoAFolderThatHoldsOtherFiles() throws Exception {
    Path notes = Files.writeString(temporary.resolve("notes"), "mine");

    refused("holds other files and is no data folder", "demo", "--data", temporary.toString());
    assertThat(temporary).isDirectoryNotContaining("glob:**/layout");
    assertThat(notes).hasContent("mine");
  }

  @Test
  void refusesAStreamOfNoRecords() throws Exception {
    refused("--records must be at least 1, not 0", "demo", "--records", "0", "--data", data());
  }

  @Test
  void namesAnUnknownOption() throws Exception {
    refused("'--recrods'", "demo", "--recrods", "5");
  }

  @Test
  void saysThatNothingAnswersAtAUrl() throws Exception {
    refused("no answer from", "predict", "--url", "http://127.0.0.1:1", "--row", "a=1");
  }

  private String data() {
    return temporary.resolve("data").toString();
  }

  private void refused(String words, String... arguments) throws Exception {
    try (DemoRun run = DemoRun.start(temporary, arguments)) {
      assertThat(run.await(30)).isNotZero();
      assertThat(run.said()).contains("error: ").contains(words).hasLineCount(1);
    }
  }
}
