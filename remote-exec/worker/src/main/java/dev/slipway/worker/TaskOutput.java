package dev.slipway.worker;

import dev.slipway.worker.protocol.Report;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The standard streams of tasks: gathers what is printed into pieces of up to 8 KiB, in order over both streams.
///
/// Text of a thread that an earlier task left behind is dropped, as is text between tasks. Thread-safe.
final class TaskOutput {
    private static final int PIECE_BYTES = 8192;
    private static final long FLUSH_MILLIS = 50;

    private final BiConsumer<Report.Stream, String> sink;
    private final InheritableThreadLocal<Integer> taskOfThread = new InheritableThreadLocal<>();
    private final byte[] buffer = new byte[PIECE_BYTES];
    private final CharsetDecoder outDecoder = decoder();
    private final CharsetDecoder errDecoder = decoder();
    private final PrintStream out = stream(Report.Stream.OUT);
    private final PrintStream err = stream(Report.Stream.ERR);
    private final ScheduledExecutorService flusher;
    private int count;
    private int task;
    private boolean isOpen;
    private Report.Stream last = Report.Stream.OUT;

    TaskOutput(BiConsumer<Report.Stream, String> sink) {
        this.sink = sink;
        flusher = Executors.newSingleThreadScheduledExecutor(
                work -> Thread.ofPlatform().name("output").daemon().unstarted(work));
        var _ = flusher.scheduleWithFixedDelay(this::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    /// Takes text from now on; the calling thread and those it starts belong to the new task.
    synchronized void open() {
        task++;
        isOpen = true;
        taskOfThread.set(task);
    }

    /// Sends what is left and drops what comes later.
    synchronized void close() {
        send();
        isOpen = false;
        count = 0;
        outDecoder.reset();
        errDecoder.reset();
    }

    /// Sends what has been printed so far.
    synchronized void flush() {
        send();
    }

    private synchronized void print(Report.Stream stream, byte[] bytes, int from, int length) {
        var owner = taskOfThread.get();
        if (!isOpen || (owner != null && owner != task)) {
            return;
        }
        if (stream != last) {
            send();
            last = stream;
        }
        int done = 0;
        while (done < length) {
            if (count == buffer.length) {
                send();
            }
            int part = Math.min(length - done, buffer.length - count);
            System.arraycopy(bytes, from + done, buffer, count, part);
            count += part;
            done += part;
        }
    }

    private void send() {
        if (count == 0) {
            return;
        }
        var decoder = last == Report.Stream.OUT ? outDecoder : errDecoder;
        var bytes = ByteBuffer.wrap(buffer, 0, count);
        var text = CharBuffer.allocate(count + 1);
        decoder.decode(bytes, text, false);
        // the bytes of a character that is not complete yet wait for its rest
        bytes.compact();
        count = bytes.position();
        if (text.position() > 0) {
            sink.accept(last, text.flip().toString());
        } else if (count == buffer.length) {
            count = 0;
        }
    }

    private PrintStream stream(Report.Stream stream) {
        var bytes = new OutputStream() {
            @Override
            public void write(int b) {
                print(stream, new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte @Nullable [] bytes, int from, int length) {
                if (bytes != null) {
                    print(stream, bytes, from, length);
                }
            }
        };
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }
}
