package dev.slipway.kernel.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/// `System.in` of cells: each line is asked of the person when it is needed. Thread-safe.
final class AskingInput extends InputStream {
    private final Questions questions;
    private byte[] line = new byte[0];
    private int at;

    AskingInput(Questions questions) {
        this.questions = questions;
    }

    @Override
    public synchronized int read() throws IOException {
        fill();
        return line[at++] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        fill();
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, bytes, offset, count);
        at += count;
        return count;
    }

    private void fill() throws IOException {
        if (at == line.length) {
            line = ask();
            at = 0;
        }
    }

    private byte[] ask() throws IOException {
        try {
            return (questions.ask("") + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for input");
        }
    }

    @Override
    public synchronized int available() {
        return line.length - at;
    }
}
