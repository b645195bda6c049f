package dev.slipway.worker;

import java.io.OutputStream;
import java.util.Arrays;

/// Compares what is written with bytes that are there. One thread at a time.
final class Comparison extends OutputStream {
    private final byte[] expected;
    private int position;
    private boolean differs;

    Comparison(byte[] expected) {
        this.expected = expected;
    }

    /// Tells whether exactly the expected bytes were written.
    boolean isEqual() {
        return !differs && position == expected.length;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (differs || length > expected.length - position) {
            differs = true;
            return;
        }
        differs = !Arrays.equals(bytes, from, from + length, expected, position, position + length);
        position += length;
    }
}
