package dev.slipway.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.document.Document;
import dev.slipway.api.run.ContentHash;
import dev.slipway.kernel.deps.JarLock;
import dev.slipway.kernel.deps.Resolver.Locked;
import dev.slipway.kernel.file.Opened.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarLocksTest {
    private static final JarLock LOCK =
            new JarLock(new ContentHash("a".repeat(64)), List.of(new Locked("g:a:1", "b".repeat(64), "")));

    @TempDir
    private Path folder;

    private static Document document(String metadata) {
        return Document.of(List.of()).withMetadata(metadata);
    }

    @Test
    void whatIsKeptIsReadAgain() throws IOException {
        var script = folder.resolve("n.jsh");
        JarLocks.write(script, LOCK);
        var notebook = JarLocks.with(document("{\"slipway\": {\"flow\": \"f\"}}"), Format.IPYNB, LOCK);

        assertThat(JarLocks.read(script, document("{}"))).isEqualTo(LOCK);
        assertThat(JarLocks.read(folder.resolve("n.ipynb"), notebook)).isEqualTo(LOCK);
        assertThat(JarLocks.isThere(folder.resolve("n.ipynb"), notebook)).isTrue();
    }

    @Test
    void aNotebookWithoutALockHasNone() throws IOException {
        assertThat(JarLocks.read(folder.resolve("n.jsh"), document("{}"))).isNull();
        assertThat(JarLocks.read(folder.resolve("n.ipynb"), document("{\"other\": {\"lock\": 1}}")))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "<<<<<<< HEAD\n{\"jars\": []}",
                "{\"declared\": \"x\", \"jars\": []}",
                "{\"jars\": []}",
                "{\"declared\": \"DECLARED\", \"jars\": [{\"coordinates\": \"g:a:1\"}]}"
            })
    void aLockThatCannotBeReadIsNotTakenForNone(String text) throws IOException {
        var lock = text.replace("DECLARED", "a".repeat(64));
        var script = folder.resolve("n.jsh");
        Files.writeString(folder.resolve("n.jsh.lock"), lock);

        assertThatThrownBy(() -> JarLocks.read(script, document("{}")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The lock of the dependencies, n.jsh.lock, cannot be read: ")
                .hasMessageEndingWith("keep a new one with `slipway exec --in-place`.");
        assertThat(JarLocks.isThere(script, document("{}"))).isTrue();
    }

    @Test
    void thatOfAnIpynbNamesItsPlace() {
        var notebook = document("{\"slipway\": {\"lock\": {\"jars\": 3}}}");

        assertThatThrownBy(() -> JarLocks.read(folder.resolve("n.ipynb"), notebook))
                .hasMessageContaining("`slipway.lock` in the metadata of n.ipynb")
                .hasMessageContaining("it has no `jars`");
    }
}
