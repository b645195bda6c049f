package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.task.Jobs.Result;
import dev.slipway.kernel.export.HtmlPage;
import dev.slipway.kernel.export.MarkdownText;
import dev.slipway.kernel.export.PdfPrinter;
import dev.slipway.kernel.file.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Saves text of a notebook where a person chooses, and says how that went. UI thread only.
final class TextFiles {
    private static final String ID = "text-file";

    private final FileDialogs dialogs;
    private final Jobs jobs;
    private final OutsideLinks outside;
    private final Messages messages;
    private int writing;

    /// @param outside opens what was written
    /// @param messages shows a message above the cells
    TextFiles(FileDialogs dialogs, Jobs jobs, OutsideLinks outside, Messages messages) {
        this.dialogs = dialogs;
        this.jobs = jobs;
        this.outside = outside;
        this.messages = messages;
    }

    /// Returns what does its work.
    Jobs jobs() {
        return jobs;
    }

    /// Tells whether a file is not written yet.
    boolean isWriting() {
        return writing > 0;
    }

    /// A place for messages.
    interface Messages {
        /// Shows `bar`; an earlier one with the same `id` goes. Null takes it away.
        void show(String id, @Nullable Region bar);
    }

    /// Saves a notebook for others to read.
    ///
    /// @param ending `.html`, `.pdf` or `.md`
    void export(Path notebook, Document document, String ending) {
        var name = String.valueOf(notebook.getFileName()).replaceFirst("\\.[^.]*$", "");
        var folder = notebook.toAbsolutePath().getParent();
        write("Export notebook", folder == null ? notebook : folder, name + ending, () -> switch (ending) {
            case ".html" -> HtmlPage.of(name, document).getBytes(StandardCharsets.UTF_8);
            case ".pdf" -> PdfPrinter.in(System.getenv()).print(name, document);
            default -> MarkdownText.of(document).getBytes(StandardCharsets.UTF_8);
        });
    }

    /// Asks where, and writes what `text` returns on a worker: the whole file, or nothing.
    void save(String title, Path folder, String name, Supplier<String> text) {
        saveBytes(title, folder, name, () -> text.get().getBytes(StandardCharsets.UTF_8));
    }

    /// Asks where, and writes what `bytes` returns on a worker.
    void saveBytes(String title, Path folder, String name, Supplier<byte[]> bytes) {
        write(title, folder, name, bytes::get);
    }

    private void write(String title, Path folder, String name, Callable<byte[]> bytes) {
        dialogs.save(title, folder, name).ifPresent(file -> {
            messages.show(ID, null);
            writing++;
            jobs.submit(
                    () -> {
                        AtomicFile.write(file, bytes.call());
                        return file;
                    },
                    result -> {
                        writing--;
                        tell(result);
                    });
        });
    }

    private void tell(Result<Path> result) {
        var dismiss = Kit.button("", "Dismiss", () -> messages.show(ID, null), "flat");
        switch (result) {
            case Result.Done<Path>(var file) ->
                messages.show(
                        ID,
                        new MessageBar(
                                MessageBar.Kind.NOTE,
                                "Wrote " + file.getFileName() + ".",
                                String.valueOf(file.getParent()),
                                Kit.button("", "Open", () -> outside.open(file)),
                                dismiss));
            case Result.Failed<Path>(var cause) ->
                messages.show(
                        ID,
                        new MessageBar(
                                MessageBar.Kind.FAILURE,
                                "The file was not written.",
                                words(cause) + way(cause),
                                dismiss));
            case Result.Cancelled<Path> _ -> messages.show(ID, null);
        }
    }

    private static String way(Throwable cause) {
        return " "
                + (cause instanceof PdfPrinter.NoBrowserException
                        ? PdfPrinter.NoBrowserException.HINT
                        : "Choose another folder, or make room.");
    }

    private static String words(Throwable cause) {
        var message = String.valueOf(cause.getMessage()).strip();
        return message.endsWith(".") ? message : message + ".";
    }
}
