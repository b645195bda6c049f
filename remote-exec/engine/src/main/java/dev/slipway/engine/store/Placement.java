package dev.slipway.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Where a store must not lie: on a network file system, whose locks SQLite cannot trust, and in a folder that a
/// service copies while it changes. Source: sqlite.org, "How To Corrupt An SQLite Database File", section 2.1.
final class Placement {
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "ncpfs",
            "afs",
            "afpfs",
            "9p",
            "ceph",
            "glusterfs",
            "lustre",
            "davfs",
            "webdav",
            "vboxsf",
            "prl_fs");
    private static final Pattern NETWORK_FUSE = Pattern.compile(
            "(?:fuse|fuseblk|osxfuse|macfuse)\\.(?:sshfs|rclone|s3fs|gcsfuse|davfs2?|curlftpfs|goofys|blobfuse2?|juicefs"
                    + "|glusterfs|ceph.*|vmhgfs-fuse|google-drive.*|onedriver|cifs|smbnetfs)");
    private static final Pattern SYNCED = Pattern.compile("(Dropbox|OneDrive|Google ?Drive|My Drive|iCloud ?Drive"
            + "|Mobile Documents|com~apple~CloudDocs|Box Sync|Nextcloud|ownCloud|pCloud ?Drive|Creative Cloud Files"
            + "|Yandex\\.Disk|MEGAsync)(?: ?[-(].*)?");

    private Placement() {}

    /// @throws StoreException if no store may lie in `folder`, naming the file system or the service
    static void check(Path folder) throws IOException {
        var there = folder;
        while (!Files.exists(there)) {
            var parent = there.getParent();
            if (parent == null) {
                return;
            }
            there = parent;
        }
        var refusal = refusal(folder, Files.getFileStore(there).type());
        if (refusal.isPresent()) {
            throw new StoreException(refusal.get());
        }
    }

    /// Returns why no store may lie in `folder` on a file system of `type`; empty if it may.
    static Optional<String> refusal(Path folder, String type) {
        var system = type.toLowerCase(Locale.ROOT);
        if (NETWORK.contains(system) || NETWORK_FUSE.matcher(system).matches()) {
            return Optional.of("The run store " + folder + " would lie on a network file system (" + type
                    + "), where it can be damaged. Copy the notebook to a folder on a local disk.");
        }
        for (var part : folder) {
            var service = SYNCED.matcher(part.toString());
            if (service.matches()) {
                return Optional.of("The run store " + folder + " would lie in a folder that " + service.group(1)
                        + " copies while it changes, where it can be damaged. Copy the notebook to a folder that is"
                        + " not synced.");
            }
        }
        return Optional.empty();
    }
}
