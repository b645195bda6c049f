package dev.slipway.kernel.file;

import dev.slipway.kernel.deps.Declarations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads which options of the JVM a notebook asks for.
public final class NotebookOptions {
    private static final String WORD = "_OPTIONS";

    private NotebookOptions() {}

    /// Returns the options that the notebook in `file` asks for and may have; none if it cannot be read.
    ///
    /// @throws IOException if reading breaks off
    public static List<String> of(Path file) throws IOException {
        boolean mayAsk = Files.isReadable(file) && contains(file);
        return mayAsk && NotebookFiles.open(file) instanceof Opened.Notebook notebook
                ? Declarations.of(SourceCells.of(notebook.document())).javaOptions()
                : List.of();
    }

    private static boolean contains(Path file) throws IOException {
        return Files.size(file) <= NotebookFiles.LARGEST
                && new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(WORD);
    }
}
