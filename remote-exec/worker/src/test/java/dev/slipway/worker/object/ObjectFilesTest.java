package dev.slipway.worker.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.run.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectFilesTest {
    private final ObjectFiles objects;

    ObjectFilesTest(@TempDir Path folder) {
        objects = new ObjectFiles(folder.resolve("objects"));
    }

    @Test
    void aBlobComesBackAsItWentInUnderItsHash() throws IOException {
        var content = new byte[300_000];
        new Random(1).nextBytes(content);

        var written = objects.write(out -> out.write(content));

        assertThat(written).isEqualTo(new ObjectFiles.Written(ContentHash.of(content), content.length));
        assertThat(objects.file(written.hash()))
                .isRegularFile()
                .hasFileName(written.hash() + ".zst")
                .hasParent(objects.folder().resolve(written.hash().hex().substring(0, 2)));
        try (var in = objects.open(written.hash())) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void theSameBlobIsKeptOnce() throws IOException {
        var first = objects.write(out -> out.write(new byte[10]));
        var second = objects.write(out -> out.write(new byte[10]));

        assertThat(second).isEqualTo(first);
        assertThat(filesBelow(objects.folder())).containsExactly(objects.file(first.hash()));
    }

    @Test
    void contentThatFailsLeavesNothingBehind() throws IOException {
        assertThatThrownBy(() -> objects.write(out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("broken");
                }))
                .hasMessage("broken");

        assertThat(filesBelow(objects.folder())).isEmpty();
    }

    @Test
    void aMissingBlobNamesItsFile() {
        var hash = ContentHash.of("nothing");

        assertThatThrownBy(() -> objects.open(hash)).hasMessageContaining(hash.hex());
    }

    private static java.util.List<Path> filesBelow(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
