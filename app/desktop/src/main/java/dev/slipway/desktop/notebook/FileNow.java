package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What stands where a notebook's file was when it was read or saved last.
enum FileNow {
    /// The file as it was.
    SAME,
    /// Another content, or something that is no file.
    OTHER,
    /// Nothing: it was deleted, moved or renamed, or its folder was.
    GONE;

    /// Looks. Does I/O.
    ///
    /// @throws IOException if what is there must not be read
    static FileNow of(Opened.Notebook opened) throws IOException {
        var path = opened.path();
        if (!Files.exists(path)) {
            return GONE;
        }
        boolean same = Files.isRegularFile(path)
                && Arrays.equals(Files.readAllBytes(path), opened.text().getBytes(StandardCharsets.UTF_8));
        return same ? SAME : OTHER;
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
