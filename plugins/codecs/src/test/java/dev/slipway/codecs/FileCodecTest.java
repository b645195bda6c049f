package dev.slipway.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.spi.ArtifactCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCodecTest {
    private final FileCodec codec = new FileCodec();

    @TempDir
    private Path folder; // in the temporary folder

    @BeforeAll
    static void beInATask() {
        System.setProperty(ArtifactCodec.IN_A_TASK, "true");
    }

    @AfterAll
    static void beNowhere() {
        System.clearProperty(ArtifactCodec.IN_A_TASK);
    }

    @Test
    void aFileComesBackWithNameAndContent() throws IOException {
        var file = Files.writeString(folder.resolve("report.txt"), "content");

        var back = (Path) codec.decode(new ByteArrayInputStream(encode(file)), new TestTypes());

        assertThat(back).isNotEqualTo(file).hasFileName("report.txt").hasContent("content");
        assertThat(codec.preview(file)).isEqualTo("report.txt, 7 bytes");
    }

    @Test
    void anOldFashionedFileComesBackAsOne() throws IOException {
        var file = Files.writeString(folder.resolve("report.txt"), "content").toFile();

        assertThat(codec.decode(new ByteArrayInputStream(encode(file)), new TestTypes()))
                .isInstanceOf(File.class);
    }

    @Test
    void equalTemporaryFilesGiveEqualBytes() throws IOException {
        var one = Files.writeString(Files.createTempFile(folder, "model", ".bin"), "x");
        var other = Files.writeString(Files.createTempFile(folder, "model", ".bin"), "x");

        assertThat(encode(one)).isEqualTo(encode(other));
    }

    @Test
    void aPathThatIsNoFileOfATaskStaysAPath() {
        assertThat(codec.preference(Path.of("/etc/hostname"))).isZero();
        assertThat(codec.preference(folder.resolve("none"))).isZero();
        assertThat(codec.preference(folder)).isZero();
        assertThat(codec.preference("text")).isZero();
    }

    @Test
    void aFileWithinAValueComesAlong() throws IOException {
        var general = new ValueCodec(List.of(codec));
        var file = Files.writeString(folder.resolve("a.txt"), "inner");
        var bytes = new ByteArrayOutputStream();

        general.encode(List.of(1, file), bytes, new TestTypes());
        Files.delete(file);
        var back = (List<?>) general.decode(new ByteArrayInputStream(bytes.toByteArray()), new TestTypes());

        assertThat((Path) Objects.requireNonNull(back).get(1)).hasContent("inner");
    }

    @Test
    void exportedItIsTheFileItself() throws IOException {
        var file = Files.writeString(folder.resolve("a.pdf"), "pages");
        var out = new ByteArrayOutputStream();

        codec.export(new ByteArrayInputStream(encode(file)), "pdf", out);

        assertThat(out).hasToString("pages");
    }

    private byte[] encode(Object file) throws IOException {
        var out = new ByteArrayOutputStream();
        codec.encode(file, out, new TestTypes());
        return out.toByteArray();
    }
}
