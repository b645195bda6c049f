package dev.slipway.kernel.file;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the files that cells load with `%load`.
public final class LoadedFiles {
    private static final List<String> ENDINGS = List.of("", ".ipynb", ".jsh", ".jshell", ".java");

    private LoadedFiles() {}

    /// Returns what finds the code cells of a file by its name: relative to `folder`, with or without its ending.
    /// Empty if there is no such file, or it cannot be read.
    public static Function<String, Optional<List<String>>> in(Path folder) {
        return name -> ENDINGS.stream()
                .flatMap(ending -> path(folder, name + ending).stream())
                .filter(Files::isRegularFile)
                .findFirst()
                .flatMap(LoadedFiles::read);
    }

    private static Optional<Path> path(Path folder, String name) {
        try {
            var plain = name.replaceFirst("^\"(.*)\"$", "$1");
            return plain.isBlank() ? Optional.empty() : Optional.of(folder.resolve(plain));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> read(Path file) {
        try {
            if (NotebookFiles.format(file).isPresent()
                    && NotebookFiles.open(file) instanceof Opened.Notebook notebook) {
                return Optional.of(notebook.document().cells().stream()
                        .filter(cell -> cell.kind() == CellKind.CODE)
                        .map(Cell::source)
                        .toList());
            }
            return Optional.of(List.of(Files.readString(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
