package dev.slipway.kernel.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The expected lines are what `cksum` of the GNU coreutils prints.
class ChecksumTest {
    @TempDir
    Path folder;

    @Test
    void isThatOfTheStandardsCommand() throws IOException {
        var file = Files.writeString(folder.resolve("digits"), "123456789");

        assertThat(Checksum.line(file)).isEqualTo("930766865 9 " + file);
    }

    @Test
    void ofAnEmptyFileIsAllOnes() throws IOException {
        var file = Files.createFile(folder.resolve("empty"));

        assertThat(Checksum.line(file)).isEqualTo("4294967295 0 " + file);
    }

    @Test
    void goesOverMoreThanOneBlock() throws IOException {
        var file = Files.write(folder.resolve("zeros"), new byte[100_000]);

        assertThat(Checksum.line(file)).isEqualTo("1260869142 100000 " + file);
    }
}
