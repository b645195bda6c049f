package dev.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {
    @ParameterizedTest
    @ValueSource(strings = {"nfs4", "nfs", "cifs", "smb3", "fuse.sshfs", "fuse.rclone", "9p", "CIFS", "fuse.gcsfuse"})
    void networkFileSystemsAreRefusedByName(String type) {
        assertThat(Placement.refusal(Path.of("/data/.slipway"), type).orElseThrow())
                .contains("(" + type + ")")
                .contains("Copy the notebook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "btrfs", "xfs", "apfs", "NTFS", "overlay", "tmpfs", "zfs", "fuseblk"})
    void localFileSystemsAreTaken(String type) {
        assertThat(Placement.refusal(Path.of("/data/.slipway"), type)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/home/a/Dropbox/x/.slipway, Dropbox",
        "/home/a/Dropbox (Work)/.slipway, Dropbox",
        "/c/Users/a/OneDrive - Contoso/x/.slipway, OneDrive",
        "/Users/a/Library/Mobile Documents/com~apple~CloudDocs/.slipway, Mobile Documents",
        "/Users/a/Library/CloudStorage/GoogleDrive-a@b.c/.slipway, GoogleDrive"
    })
    void syncedFoldersAreRefusedByName(String folder, String service) {
        assertThat(Placement.refusal(Path.of(folder), "ext4").orElseThrow()).contains(service + " copies");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/home/a/dropbox-clone/.slipway", "/home/a/Dropboxes/.slipway", "/a/OneDriveTools/.slipway"})
    void foldersThatOnlySoundLikeItAreTaken(String folder) {
        assertThat(Placement.refusal(Path.of(folder), "ext4")).isEmpty();
    }
}
