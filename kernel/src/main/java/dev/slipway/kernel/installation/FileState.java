package dev.slipway.kernel.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What changes when a file is written or replaced, on Unix even if its time is set back. Stateless.
public final class FileState {
    private FileState() {}

    /// Returns number, size, and times of change of `file`: on Unix what `stat -L -c '%i %s %.9Y %.9Z'` prints.
    ///
    /// @throws IOException if there is no such file
    public static String of(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        }
        var values = Files.readAttributes(file, "unix:ino,size,lastModifiedTime,ctime");
        return values.get("ino") + " " + values.get("size") + " " + seconds(values.get("lastModifiedTime")) + " "
                + seconds(values.get("ctime"));
    }

    private static String seconds(@Nullable Object time) {
        var instant = time instanceof FileTime known ? known.toInstant() : Instant.EPOCH;
        var nanos = String.valueOf(1_000_000_000L + instant.getNano());
        return instant.getEpochSecond() + "." + nanos.substring(1);
    }
}
