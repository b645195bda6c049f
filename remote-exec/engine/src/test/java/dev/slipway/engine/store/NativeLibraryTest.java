package dev.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.LibraryLoaderUtil;

class NativeLibraryTest {
    private static final String PATH = "org.sqlite.lib.path";

    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void forget() {
        System.clearProperty(PATH);
    }

    @Test
    void unpacksTheLibraryWhereSqliteLooksForIt() throws IOException {
        NativeLibrary.keepIn(folder);

        var file = Path.of(System.getProperty(PATH), LibraryLoaderUtil.getNativeLibName());
        var resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + file.getFileName();
        try (var packed = NativeLibrary.class.getResourceAsStream(resource)) {
            assertThat(file).startsWith(folder).hasBinaryContent(packed.readAllBytes());
        }
        try (var beside = Files.list(file.getParent())) {
            assertThat(beside).containsExactly(file);
        }
    }

    @Test
    void unpacksItOnce() throws IOException {
        NativeLibrary.keepIn(folder);
        var file = Path.of(System.getProperty(PATH), LibraryLoaderUtil.getNativeLibName());
        Files.writeString(file, "as it was left");
        forget();

        NativeLibrary.keepIn(folder);

        assertThat(file).hasContent("as it was left");
    }

    @Test
    void whereItCannotBeKeptSqliteUnpacksItItself() throws IOException {
        var file = Files.writeString(folder.resolve("in the way"), "");

        NativeLibrary.keepIn(file);

        assertThat(System.getProperty(PATH)).isNull();
    }

    @Test
    void loadingItEndsWellWhateverIsInTheWay() throws IOException {
        NativeLibrary.load(folder);
        NativeLibrary.load(Files.writeString(folder.resolve("in the way"), ""));

        assertThat(Path.of(System.getProperty(PATH))).isDirectoryContaining(file -> true);
    }
}
