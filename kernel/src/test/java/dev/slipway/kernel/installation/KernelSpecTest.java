package dev.slipway.kernel.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.installation.KernelSpec.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {
    @TempDir
    private Path folder;

    private final KernelSpec spec =
            KernelSpec.of(new Installation(Path.of("jdk"), List.of(Path.of("kernel.jar")), List.of(), List.of()));

    @Test
    void anEntryUnderAPrefixStartsTheKernelWithTheConnectionFile() throws Exception {
        var written = spec.install(new Place.Prefix(folder), Map.of());

        assertThat(written).isEqualTo(folder.resolve("share/jupyter/kernels/slipway"));
        assertThat(Files.readString(written.resolve("kernel.json")))
                .contains("\"interrupt_mode\": \"message\"")
                .contains("\"dev.slipway.kernel.server.KernelMain\"")
                .contains("\"{connection_file}\"");
        assertThat(written.resolve("logo-64x64.png")).exists();
    }

    @Test
    void anEntryForTheDebuggerSaysSoToFrontEndsAndToTheKernel() throws Exception {
        var installation = new Installation(Path.of("jdk"), List.of(Path.of("kernel.jar")), List.of(), List.of());

        var written = KernelSpec.debuggable(installation).install(new Place.Prefix(folder), Map.of());

        assertThat(Files.readString(written.resolve("kernel.json")))
                .contains("\"debugger\": true")
                .contains("\"--debugger\"")
                .contains("-agentlib:jdwp=");
        spec.install(new Place.Prefix(folder), Map.of());
        assertThat(Files.readString(written.resolve("kernel.json")))
                .contains("\"debugger\": false")
                .doesNotContain("jdwp");
    }

    @Test
    void aPersonsEntryStandsInJupytersOwnFolder() throws Exception {
        var written = spec.install(new Place.User(), Map.of("JUPYTER_DATA_DIR", folder.toString()));

        assertThat(written).isEqualTo(folder.resolve("kernels/slipway"));
    }

    @Test
    void writingTwiceAndRemovingTwiceIsFine() throws Exception {
        var environment = Map.of("JUPYTER_DATA_DIR", folder.toString());
        spec.install(new Place.User(), environment);
        var written = spec.install(new Place.User(), environment);

        assertThat(KernelSpec.uninstall(new Place.User(), environment)).isEqualTo(written);
        assertThat(written).doesNotExist();
        assertThat(KernelSpec.uninstall(new Place.User(), environment)).isNull();
    }
}
