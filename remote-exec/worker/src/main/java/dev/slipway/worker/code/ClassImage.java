package dev.slipway.worker.code;

import dev.slipway.api.run.ContentHash;
import java.util.Arrays;

/// The bytes of one class file. Immutable.
public final class ClassImage {
    private final String name;
    private final byte[] bytes;
    private final ContentHash hash;

    /// @param name binary name, for example `nb.train.Model`
    /// @param bytes the class file; copied
    public ClassImage(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes.clone();
        this.hash = ContentHash.of(bytes);
    }

    /// Returns the binary name.
    public String name() {
        return name;
    }

    /// Returns a copy of the class file.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Returns the hash of the class file.
    public ContentHash hash() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassImage image && image.name.equals(name) && Arrays.equals(image.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return name + " " + hash;
    }
}
