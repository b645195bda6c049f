package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.desktop.notebook.SaveViewModel.Trouble;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What stands where a notebook's file was when it was read or saved last.
enum FileNow {
    /// The file as it was.
    SAME,
    /// Another content, or something that is no file.
    OTHER,
    /// A file without a word, where there were some: another program has cut it short.
    EMPTIED,
    /// Nothing: it was deleted, moved or renamed, or its folder was.
    GONE;

    /// Tells whether what stood there is nowhere but here.
    boolean isLost() {
        return this == EMPTIED || this == GONE;
    }

    /// Returns what a person is told of it; null where nothing is lost.
    @Nullable
    Trouble trouble() {
        return switch (this) {
            case GONE -> new Trouble.Gone();
            case EMPTIED -> new Trouble.Emptied();
            case SAME, OTHER -> null;
        };
    }

    /// Looks. Does I/O.
    ///
    /// @throws IOException if what is there must not be read
    static FileNow of(Opened.Notebook opened) throws IOException {
        var path = opened.path();
        if (!Files.exists(path)) {
            return GONE;
        }
        if (!Files.isRegularFile(path)) {
            return OTHER;
        }
        var bytes = Files.readAllBytes(path);
        if (Arrays.equals(bytes, opened.text().getBytes(StandardCharsets.UTF_8))) {
            return SAME;
        }
        return isBlank(bytes) && !opened.text().isBlank() ? EMPTIED : OTHER;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (one != ' ' && one != '\n' && one != '\r' && one != '\t') {
                return false;
            }
        }
        return true;
    }

    /// Returns the 0-based positions of the cells of `mine` that `theirs` does not have with the same text.
    static List<Integer> differing(Document mine, Document theirs) {
        var cells = mine.cells();
        return IntStream.range(0, cells.size())
                .filter(i -> theirs.cell(cells.get(i).id())
                        .filter(their -> their.source().equals(cells.get(i).source()))
                        .isEmpty())
                .boxed()
                .toList();
    }
}
