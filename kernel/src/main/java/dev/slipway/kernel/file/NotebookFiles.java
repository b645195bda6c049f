package dev.slipway.kernel.file;

import dev.slipway.api.document.Document;
import dev.slipway.kernel.file.Opened.Format;
import dev.slipway.kernel.file.SaveRefusedException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Opens and saves notebooks. Does I/O: not for the UI thread. Thread-safe.
///
/// An empty `.jsh` is a notebook without cells; an empty `.ipynb` is refused, for it may have been cut short.
public final class NotebookFiles {
    /// Largest file opened. Unit: bytes.
    static final long LARGEST = 512L << 20;

    private static final String LEFT = " The file was left as it is.";

    private NotebookFiles() {}

    /// Returns the format that the name of `file` stands for; empty if it is no notebook's name.
    public static Optional<Format> format(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".ipynb")) {
            return Optional.of(Format.IPYNB);
        }
        return name.endsWith(".jsh") ? Optional.of(Format.JSH) : Optional.empty();
    }

    /// Returns the notebook in `file`, or why it cannot be opened; a file that is missing or unreadable is refused too.
    ///
    /// @throws IOException if reading breaks off
    public static Opened open(Path file) throws IOException {
        var format = format(file);
        if (Files.isDirectory(file)) {
            return new Opened.Refused(file + " is a folder, not a notebook.", "Name an .ipynb or .jsh file in it.");
        }
        if (!Files.exists(file)) {
            return new Opened.Refused("there is no file " + file + ".", "Check the path.");
        }
        if (format.isEmpty()) {
            return new Opened.Refused(
                    file + " is not a notebook: its name ends in neither .ipynb nor .jsh.", "Name a notebook." + LEFT);
        }
        if (Files.size(file) > LARGEST) {
            return new Opened.Refused(
                    file + " is too large: more than " + (LARGEST >> 20) + " MiB.",
                    "Clear its outputs with another tool." + LEFT);
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (AccessDeniedException e) {
            return new Opened.Refused(file + " cannot be read: permission denied.", "Change its permissions.");
        }
        return read(file, format.get(), bytes);
    }

    private static Opened read(Path file, Format format, byte[] bytes) throws IOException {
        String text;
        try {
            text = decode(bytes);
        } catch (CharacterCodingException e) {
            return new Opened.Refused(
                    file + " is not a notebook: it is not text in UTF-8.",
                    "Check that it is the right file, or store it as UTF-8." + LEFT);
        }
        if (text.indexOf('\0') >= 0) {
            return new Opened.Refused(
                    file + " is not a notebook: it holds binary data.", "Check that it is the right file." + LEFT);
        }
        return read(file, format, text);
    }

    /// Returns a notebook without cells for a file that is not there, as what edits are of that were kept of it.
    public static Opened.Notebook absent(Path file) {
        var format = format(file).orElseThrow(() -> new IllegalArgumentException("no notebook's name: " + file));
        var none = Document.of(List.of());
        return new Opened.Notebook(file.toAbsolutePath().normalize(), format, none, fresh(format, none));
    }

    /// Returns the notebook whose text is `text`, without any file; the outputs of a `.jsh` are not part of its text.
    ///
    /// @param file gives the format by its name; is not read
    public static Opened read(Path file, String text) {
        var format = format(file).orElseThrow(() -> new IllegalArgumentException("no notebook's name: " + file));
        try {
            return parse(file, format, text);
        } catch (IpynbReader.RefusedException refused) {
            return new Opened.Refused(String.valueOf(refused.getMessage()), refused.hint());
        }
    }

    private static Opened read(Path file, Format format, String text) throws IOException {
        if (!(read(file, text) instanceof Opened.Notebook notebook)) {
            return read(file, text);
        }
        var beside = JshOutputs.beside(notebook.path());
        if (format == Format.IPYNB || !Files.isReadable(beside) || Files.size(beside) > LARGEST) {
            return notebook;
        }
        var shown = new String(Files.readAllBytes(beside), StandardCharsets.UTF_8);
        return new Opened.Notebook(notebook.path(), format, JshOutputs.merge(notebook.document(), shown), text);
    }

    private static Opened parse(Path file, Format format, String text) throws IpynbReader.RefusedException {
        var path = file.toAbsolutePath().normalize();
        if (format == Format.IPYNB) {
            return new Opened.Notebook(
                    path, format, new IpynbReader(file.toString(), text).read().document(), text);
        }
        if (text.stripLeading().startsWith("{") && text.contains("\"nbformat\"")) {
            throw new IpynbReader.RefusedException(
                    file + " holds a Jupyter notebook, but its name ends in .jsh.", "Rename it to .ipynb.");
        }
        return new Opened.Notebook(path, format, JshText.read(text), text);
    }

    /// Returns the text that saving `document` would write.
    public static String text(Opened.Notebook opened, Document document) {
        try {
            return switch (opened.format()) {
                case IPYNB -> IpynbWriter.patched(opened.text(), opened.document(), document);
                case JSH -> JshText.patched(opened.text(), opened.document(), document);
            };
        } catch (IpynbReader.RefusedException e) {
            throw new IllegalArgumentException("not the text of an opened notebook", e);
        }
    }

    /// Makes `document` the content of the opened file, and returns the notebook as it is from now on.
    ///
    /// Without an edit, nothing is written. The outputs of a `.jsh` go into the file beside it.
    ///
    /// @throws SaveRefusedException if the file has changed on disk since it was opened, or cannot be written
    /// @throws IOException if writing fails; then the file is as it was
    public static Opened.Notebook save(Opened.Notebook opened, Document document) throws IOException {
        var path = opened.path();
        var text = text(opened, document);
        if (Files.isDirectory(path)) {
            throw new SaveRefusedException(
                    Reason.EXISTS, path + " is a folder now.", "Rename the folder, or save under another name.", null);
        }
        if (Files.exists(path) && !Files.isReadable(path)) {
            throw new SaveRefusedException(
                    Reason.READ_ONLY,
                    path + " may not be read, so nobody knows whether it has changed.",
                    "Change its permissions, or save under another name.",
                    null);
        }
        if (Files.exists(path) && !Arrays.equals(Files.readAllBytes(path), encode(path, opened.text()))) {
            throw new SaveRefusedException(
                    Reason.CHANGED_ON_DISK,
                    path + " was changed by another program since it was opened; it was not overwritten.",
                    "Open it again, or save under another name.",
                    null);
        }
        if (!text.equals(opened.text()) || !Files.exists(path)) {
            AtomicFile.write(path, encode(path, text));
        }
        if (opened.format() == Format.JSH) {
            saveOutputs(path, opened.document(), document);
        }
        return new Opened.Notebook(path, opened.format(), document, text);
    }

    /// Writes `document` to another file, replacing what it holds; in the same format it keeps the opened file's text
    /// where nothing was edited.
    ///
    /// @throws SaveRefusedException if the file or its folder is read-only, or there is no such folder
    /// @throws IOException if writing fails; then the file is as it was
    public static Opened.Notebook saveAs(Opened.Notebook opened, Document document, Path file) throws IOException {
        var format = format(file).orElseThrow(() -> new IllegalArgumentException("no notebook's name: " + file));
        return write(
                file, format, document, format == opened.format() ? text(opened, document) : fresh(format, document));
    }

    /// Writes a new notebook without cells.
    ///
    /// @throws SaveRefusedException if there is a file of that name, or it cannot be written
    public static Opened.Notebook create(Path file, Format format) throws IOException {
        return create(file, format, Document.of(List.of()));
    }

    /// Writes `document` as a new notebook.
    ///
    /// @throws SaveRefusedException if there is a file of that name, or it cannot be written
    public static Opened.Notebook create(Path file, Format format, Document document) throws IOException {
        if (Files.exists(file)) {
            throw new SaveRefusedException(
                    Reason.EXISTS, "there is already a file " + file + ".", "Choose another name.", null);
        }
        return write(file, format, document, fresh(format, document));
    }

    /// Writes `document` to `file`, replacing what it holds.
    ///
    /// @throws SaveRefusedException if the file or its folder is read-only, or there is no such folder
    public static Opened.Notebook write(Document document, Path file) throws IOException {
        var format = format(file).orElseThrow(() -> new IllegalArgumentException("no notebook's name: " + file));
        return write(file, format, document, fresh(format, document));
    }

    private static String fresh(Format format, Document document) {
        return switch (format) {
            case IPYNB -> IpynbWriter.fresh(document);
            case JSH -> JshText.fresh(document);
        };
    }

    private static Opened.Notebook write(Path file, Format format, Document document, String text) throws IOException {
        var path = file.toAbsolutePath().normalize();
        AtomicFile.write(path, encode(file, text));
        if (format == Format.JSH) {
            writeOutputs(path, document);
        }
        return new Opened.Notebook(path, format, document, text);
    }

    private static void saveOutputs(Path notebook, Document before, Document after) throws IOException {
        if (!JshOutputs.text(before).equals(JshOutputs.text(after))) {
            writeOutputs(notebook, after);
        }
    }

    private static void writeOutputs(Path notebook, Document document) throws IOException {
        var beside = JshOutputs.beside(notebook);
        var text = JshOutputs.text(document);
        if (text.isEmpty()) {
            Files.deleteIfExists(beside);
        } else {
            AtomicFile.write(beside, encode(beside, text));
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static byte[] encode(Path file, String text) throws IOException {
        try {
            var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new SaveRefusedException(
                    Reason.UNENCODABLE,
                    "cannot write " + file + ": a cell holds half of a character (a lone surrogate).",
                    "Remove it, or save as .ipynb.",
                    e);
        }
    }
}
