package dev.slipway.worker.protocol;

import dev.slipway.api.run.ContentHash;
import java.util.Arrays;

/// Some bytes in memory. Immutable.
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /// Returns `content`, copied.
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /// Returns a copy of the bytes.
    public byte[] toArray() {
        return content.clone();
    }

    /// Returns how many bytes there are.
    public int size() {
        return content.length;
    }

    /// Returns the hash of the bytes.
    public ContentHash hash() {
        return ContentHash.of(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(bytes.content, content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
