package dev.slipway.kernel.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "Disk quota exceeded", "There is not enough space on the disk"})
    void onAFullDiskTheFileIsAsItWasAndNothingIsLeftBeside(String said) throws IOException {
        var file = Files.writeString(folder.resolve("a.ipynb"), "before");

        assertThatThrownBy(() -> AtomicFile.write(file, "after".getBytes(UTF_8), (aside, content) -> {
                    Files.write(aside, Arrays.copyOf(content, 2));
                    throw new IOException(said);
                }))
                .isInstanceOfSatisfying(
                        SaveRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SaveRefusedException.Reason.NO_SPACE))
                .hasMessage("cannot write " + file + ": the disk is full.");

        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void anotherFailureStaysWhatItIs() {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("a.ipynb"), new byte[1], (_, _) -> {
                    throw new IOException("Input/output error");
                }))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("Input/output error");
    }
}
