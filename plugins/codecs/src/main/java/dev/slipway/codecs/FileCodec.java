package dev.slipway.codecs;

import dev.slipway.api.spi.ArtifactCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The format `slipway-file/1`: files that a task made in its own or the temporary folder, with their content. A path
/// elsewhere is only a path, and stays one. Thread-safe.
///
/// What is read is a new file in the temporary folder, under the same name, without the digits that
/// `Files.createTempFile` gives it: equal files give equal bytes.
public final class FileCodec implements ArtifactCodec {
    private static final String FORMAT = "slipway-file/1";
    private static final byte[] MAGIC = {'S', 'L', 'F', 1};
    private static final int PREFERENCE = 20;
    private static final int A_PATH = 'P';
    private static final int A_FILE = 'F';
    private static final Pattern MADE_UP = Pattern.compile("[0-9]{15,20}");

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public int preference(@Nullable Object value) {
        var path = Boolean.getBoolean(IN_A_TASK) ? path(value) : null;
        return path != null && isOwn(path) ? PREFERENCE : 0;
    }

    private static @Nullable Path path(@Nullable Object value) {
        try {
            return switch (value) {
                case Path path when path.getFileSystem().equals(java.nio.file.FileSystems.getDefault()) -> path;
                case File file when file.getClass() == File.class -> file.toPath();
                case null, default -> null;
            };
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /// Tells whether a file is in a folder that goes when the task has gone.
    private static boolean isOwn(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                return false;
            }
            var real = path.toRealPath();
            return real.startsWith(Path.of("").toRealPath())
                    || real.startsWith(temporary().toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Override
    public void encode(@Nullable Object value, OutputStream out, NotebookTypes types) throws IOException {
        var path = path(value);
        if (path == null) {
            throw new IllegalArgumentException("not a file: " + value);
        }
        out.write(MAGIC);
        out.write(value instanceof File ? A_FILE : A_PATH);
        var data = new DataOutputStream(out);
        data.writeUTF(name(path));
        Files.copy(path, data);
        data.flush();
    }

    private static String name(Path path) {
        return MADE_UP.matcher(String.valueOf(path.getFileName())).replaceAll("");
    }

    @Override
    public Object decode(InputStream in, NotebookTypes types) throws IOException {
        var content = new DataInputStream(in);
        int kind = kind(content);
        var name = Path.of(content.readUTF()).getFileName();
        var folder = Files.createTempDirectory("slipway-file");
        var file = folder.resolve(name == null || name.toString().isBlank() ? "file" : name.toString());
        Files.copy(content, file);
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        return kind == A_FILE ? file.toFile() : file;
    }

    private static int kind(DataInputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException("not a file of the format " + FORMAT);
        }
        return in.readUnsignedByte();
    }

    @Override
    public String extension() {
        return "bin";
    }

    /// Writes the file's content, whatever the extension.
    @Override
    public void export(InputStream encoded, String extension, OutputStream out) throws IOException {
        var content = new DataInputStream(encoded);
        kind(content);
        content.readUTF();
        content.transferTo(out);
    }

    @Override
    public String preview(@Nullable Object value) {
        var path = path(value);
        try {
            return path == null ? String.valueOf(value) : name(path) + ", " + Files.size(path) + " bytes";
        } catch (IOException e) {
            return name(path);
        }
    }
}
