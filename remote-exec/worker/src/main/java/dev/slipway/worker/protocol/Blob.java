package dev.slipway.worker.protocol;

import dev.slipway.api.run.ContentHash;
import org.jspecify.annotations.Nullable;

/// One encoded value: here if it is small, else in the object store (`ObjectFiles`).
///
/// @param format of the codec that wrote it, for example `slipway-value/1`
/// @param hash of the encoded, uncompressed bytes
/// @param size of the encoded, uncompressed bytes, in bytes
/// @param inline the encoded, uncompressed bytes; null if they are in the object store
public record Blob(
        String format,
        ContentHash hash,
        long size,
        @Nullable Bytes inline) {
    /// Largest value that travels in a frame and lives in the database. Unit: bytes.
    public static final int INLINE_BYTES = 4096;
}
