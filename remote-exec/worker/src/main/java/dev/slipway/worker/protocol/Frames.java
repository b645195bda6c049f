package dev.slipway.worker.protocol;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Requests and reports ⇄ frames. A frame is a length (4 bytes, big-endian, without itself), a kind (1 byte) and the
/// parts of the record in order. Thread-safe as far as the streams are.
public final class Frames {
    /// Version of what is said and of its bytes; both sides must have the same.
    public static final int PROTOCOL = 4;

    /// Largest frame. Unit: bytes.
    public static final int LARGEST_BYTES = 256 << 20;

    private Frames() {}

    /// Writes and flushes `request`.
    ///
    /// @throws IOException if the other side is gone
    public static void write(DataOutputStream out, Request request) throws IOException {
        send(out, RequestFrames.encode(request));
    }

    /// Writes and flushes `report`.
    ///
    /// @throws IOException if the other side is gone
    public static void write(DataOutputStream out, Report report) throws IOException {
        send(out, ReportFrames.encode(report));
    }

    /// Waits for the next request; null at the end of the stream.
    ///
    /// @throws IOException if the stream breaks within a frame or holds something else
    public static @Nullable Request readRequest(DataInputStream in) throws IOException {
        var frame = receive(in);
        return frame == null ? null : RequestFrames.decode(new FrameReader(frame));
    }

    /// Waits for the next report; null at the end of the stream.
    ///
    /// @throws IOException if the stream breaks within a frame or holds something else
    public static @Nullable Report readReport(DataInputStream in) throws IOException {
        var frame = receive(in);
        return frame == null ? null : ReportFrames.decode(new FrameReader(frame));
    }

    private static void send(DataOutputStream out, byte[] frame) throws IOException {
        if (frame.length > LARGEST_BYTES) {
            throw new IOException("a frame of " + frame.length + " bytes is larger than " + LARGEST_BYTES);
        }
        out.writeInt(frame.length);
        out.write(frame);
        out.flush();
    }

    private static byte @Nullable [] receive(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedByte() << 8 | in.readUnsignedByte();
        if (length < 1 || length > LARGEST_BYTES) {
            throw new IOException("not a frame: its length would be " + length + " bytes");
        }
        var frame = in.readNBytes(length);
        if (frame.length < length) {
            throw new EOFException("the stream ended within a frame");
        }
        return frame;
    }
}
