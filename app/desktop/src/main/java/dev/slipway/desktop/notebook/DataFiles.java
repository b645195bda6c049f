package dev.slipway.desktop.notebook;

import dev.slipway.desktop.data.ExplorerScreen;
import dev.slipway.desktop.data.TableOrigin;
import dev.slipway.desktop.shell.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opens files of data as tables without any code: in a kernel of their own, which all of them share. UI thread only.
final class DataFiles {
    private static final String WINDOWS = "windows-1252";

    private final Workbench workbench;
    private final NotebookServices services;
    private final Function<Path, KernelStarter> kernels;
    private final Consumer<String> insert;
    private @Nullable KernelViewModel kernel;
    private int count;

    /// @param kernels returns what starts a kernel for the file at a path
    /// @param insert takes Java, to be put into a cell
    DataFiles(
            Workbench workbench,
            NotebookServices services,
            Function<Path, KernelStarter> kernels,
            Consumer<String> insert) {
        this.workbench = workbench;
        this.services = services;
        this.kernels = kernels;
        this.insert = insert;
    }

    /// Brings the table in `file` to the front.
    void open(Path file) {
        open(file.toAbsolutePath().normalize(), "");
    }

    /// @param encoding that of the text, empty for UTF-8
    private void open(Path path, String encoding) {
        var id = "data:" + path + encoding;
        workbench.open(id, () -> {
            var table = new FileTable("data" + ++count, path, encoding, kernel(path), services.jobs());
            var folder = path.getParent();
            var origin = new TableOrigin(
                    String.valueOf(path.getFileName()),
                    "in " + (folder == null ? path : folder.getFileName())
                            + (encoding.isEmpty() ? "" : ", " + encoding),
                    FileTable.reading("dataset", path, encoding),
                    insert,
                    table::forget,
                    encoding.isEmpty() ? Optional.of(() -> recode(path, id)) : Optional.empty());
            return new ExplorerScreen(id, table, origin, services.clock());
        });
    }

    private void recode(Path path, String id) {
        open(path, WINDOWS);
        workbench.close(id);
    }

    private KernelViewModel kernel(Path file) {
        var there = kernel;
        if (there == null) {
            there = new KernelViewModel(services, kernels.apply(file), List::of);
            kernel = there;
        }
        return there;
    }

    /// Ends the kernel.
    void close() {
        if (kernel != null) {
            kernel.stop();
        }
    }
}
