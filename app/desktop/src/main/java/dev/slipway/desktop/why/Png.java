package dev.slipway.desktop.why;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/// A picture as it was read. Immutable.
final class Png {
    private final byte[] bytes;

    Png(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
