package dev.slipway.kernel.file;

import dev.slipway.kernel.file.SaveRefusedException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Replaces a file whole: writes aside in the same folder, syncs, moves. Whoever looks sees the old bytes or the new
/// ones; permissions stay, a symbolic link stays and its target is replaced.
public final class AtomicFile {
    /// How systems say that there is no room. Source: `strerror` of ENOSPC and EDQUOT, Windows' ERROR_DISK_FULL.
    private static final Pattern FULL = Pattern.compile("(?i)no space left|quota exceeded|not enough space");

    /// Puts bytes into the file aside.
    @FunctionalInterface
    interface Sink {
        void write(Path aside, byte[] content) throws IOException;
    }

    private AtomicFile() {}

    /// Makes `content` the content of `file`.
    ///
    /// @throws SaveRefusedException if the file or its folder is read-only, there is no such folder, or the disk is
    ///     full
    /// @throws IOException if writing fails; then `file` is as it was
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, AtomicFile::writeSynced);
    }

    /// Tells whether `failure` means that the disk is full.
    public static boolean isFull(IOException failure) {
        return (failure instanceof SaveRefusedException refused && refused.reason() == Reason.NO_SPACE)
                || FULL.matcher(String.valueOf(failure.getMessage())).find();
    }

    private static SaveRefusedException noSpace(Path file, IOException cause) {
        return new SaveRefusedException(
                Reason.NO_SPACE,
                "cannot write " + file + ": the disk is full.",
                "Free some space and try again, or save it elsewhere. The file is as it was.",
                cause);
    }

    static void write(Path file, byte[] content, Sink sink) throws IOException {
        var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        var folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new SaveRefusedException(
                    Reason.NO_FOLDER,
                    "cannot write " + file + ": there is no folder " + folder + ".",
                    "Make the folder first, or choose another.",
                    null);
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw readOnly(file, "the file is read-only", null);
        }
        var aside = aside(file, folder);
        try {
            sink.write(aside, content);
            copyPermissions(target, aside);
            move(aside, target);
        } catch (IOException e) {
            throw isFull(e) ? noSpace(file, e) : e;
        } finally {
            Files.deleteIfExists(aside);
        }
        syncFolder(folder);
    }

    /// Makes an empty file in `folder` with the permissions that any new file gets there.
    private static Path aside(Path file, Path folder) throws IOException {
        var process = ProcessHandle.current().pid();
        for (int i = 0; ; i++) {
            try {
                return Files.createFile(folder.resolve(".slipway-" + process + "-" + i + ".tmp"));
            } catch (FileAlreadyExistsException busy) {
                // left by a process of the same number that died: take the next name
            } catch (AccessDeniedException e) {
                throw readOnly(file, "the folder " + folder + " is read-only", e);
            } catch (FileSystemException e) {
                if (String.valueOf(e.getReason()).contains("Read-only")) {
                    throw readOnly(file, "the folder " + folder + " is on a read-only file system", e);
                }
                throw isFull(e) ? noSpace(file, e) : e;
            }
        }
    }

    private static SaveRefusedException readOnly(Path file, String why, @Nullable IOException cause) {
        return new SaveRefusedException(
                Reason.READ_ONLY,
                "cannot write " + file + ": " + why + ".",
                "Change the permissions, or save it elsewhere.",
                cause);
    }

    private static void writeSynced(Path aside, byte[] content) throws IOException {
        try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void copyPermissions(Path target, Path aside) throws IOException {
        var view = Files.getFileAttributeView(aside, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        if (Files.exists(target)) {
            view.setPermissions(Files.getPosixFilePermissions(target));
        }
    }

    private static void move(Path aside, Path target) throws IOException {
        try {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void syncFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notSupported) {
            // Windows cannot sync a folder; the file itself is synced.
        }
    }
}
