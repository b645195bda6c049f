package dev.slipway.kernel.server;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `System.out` or `System.err` of cells: text goes on as text, bytes are decoded as UTF-8. Thread-safe.
///
/// A line printed by one call stays one piece. Closing it only flushes: other cells still print.
final class CellPrintStream extends PrintStream {
    private static final String NEWLINE = System.lineSeparator();

    private final Consumer<String> sink;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer undecoded = ByteBuffer.allocate(0);

    /// @param sink takes each piece of text
    CellPrintStream(Consumer<String> sink) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.sink = sink;
    }

    private void emit(String text) {
        if (!text.isEmpty()) {
            sink.accept(text);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        emit(decode(bytes, offset, length));
    }

    private synchronized String decode(byte[] bytes, int offset, int length) {
        var in = ByteBuffer.allocate(undecoded.remaining() + length)
                .put(undecoded)
                .put(bytes, offset, length)
                .flip();
        var out = CharBuffer.allocate(in.remaining() + 1);
        decoder.decode(in, out, false);
        undecoded = in.slice();
        return out.flip().toString();
    }

    @Override
    public void print(boolean value) {
        emit(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        emit(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        emit(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        emit(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        emit(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        emit(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
        emit(new String(value));
    }

    @Override
    public void print(@Nullable String value) {
        emit(String.valueOf(value));
    }

    @Override
    public void print(@Nullable Object value) {
        emit(String.valueOf(value));
    }

    @Override
    public void println() {
        emit(NEWLINE);
    }

    @Override
    public void println(boolean value) {
        emit(value + NEWLINE);
    }

    @Override
    public void println(char value) {
        emit(value + NEWLINE);
    }

    @Override
    public void println(int value) {
        emit(value + NEWLINE);
    }

    @Override
    public void println(long value) {
        emit(value + NEWLINE);
    }

    @Override
    public void println(float value) {
        emit(value + NEWLINE);
    }

    @Override
    public void println(double value) {
        emit(value + NEWLINE);
    }

    @Override
    public void println(char[] value) {
        emit(new String(value) + NEWLINE);
    }

    @Override
    public void println(@Nullable String value) {
        emit(value + NEWLINE);
    }

    @Override
    public void println(@Nullable Object value) {
        emit(value + NEWLINE);
    }

    @Override
    @SuppressWarnings("AnnotateFormatMethod") // the overridden method has no such annotation either
    public PrintStream format(String format, @Nullable Object... arguments) {
        emit(String.format(format, arguments));
        return this;
    }

    @Override
    @SuppressWarnings("AnnotateFormatMethod") // the overridden method has no such annotation either
    public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        emit(String.format(locale, format, arguments));
        return this;
    }

    @Override
    public void flush() {
        // what is printed is sent within 50 ms anyway
    }

    @Override
    public void close() {
        // belongs to all cells
    }

    @Override
    public boolean checkError() {
        return false;
    }
}
