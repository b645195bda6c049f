package dev.slipway.kernel.server;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.message.Header;
import dev.slipway.kernel.message.Publication;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;

/// Puts everything the kernel tells into one order. Thread-safe.
///
/// Text is sent in batches: some 50 ms after its first character, once there is much of it, or before anything else.
/// Nothing is dropped: while readers are slow, a thread that prints or displays waits; what the kernel itself says of
/// its state never does.
///
/// A cell's thread may be stopped at any instruction, so what it does here is little, and under a monitor, which is
/// given back then; one thread of this class does the rest. That thread outlives a heap that a cell has filled: it
/// tries again until there is memory, and its queues lose nothing when they cannot grow.
final class Publisher {
    /// How long text may wait for more. Unit: ns.
    private static final long BATCH_NANOS = 50_000_000;

    /// How much text is sent at once. Unit: UTF-16 units.
    private static final int BATCH = 64 * 1024;

    /// How much may wait for slow readers in this process. Unit: UTF-16 units.
    private static final long ROOM = 16L * 1024 * 1024;

    /// How soon what found no memory is tried again. Unit: ms.
    private static final long AGAIN_MILLIS = 50;

    private final BiConsumer<Header, Publication> out;
    private final Thread thread =
            Thread.ofPlatform().name("slipway-output").daemon().unstarted(this::run);
    private final Queue<Item> items = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> unsent = new ConcurrentLinkedQueue<>();
    private final StringBuilder text = new StringBuilder();
    private Header textParent = Header.NONE;
    private String textStream = "";
    private long textDue;
    private long queued;
    /// Whether `unsent` has the first item.
    private boolean isCounted;

    /// @param size what it takes of `ROOM`; negative for what is not published
    private record Item(Runnable send, int size) {}

    /// @param out sends a publication without waiting; called by one thread
    Publisher(BiConsumer<Header, Publication> out) {
        this.out = out;
    }

    void start() {
        thread.start();
    }

    /// Publishes `publication` after all before it; never waits.
    synchronized void publish(Header parent, Publication publication) {
        flush();
        add(parent, publication, size(publication));
    }

    /// Runs `action`, which must not wait, on the thread of this class after all before it was sent.
    synchronized void afterwards(Runnable action) {
        flush();
        items.add(new Item(action, -1));
        notifyAll();
    }

    /// Publishes what a cell shows after all before it; waits for slow readers.
    synchronized void show(Header parent, Publication publication) {
        awaitRoom();
        publish(parent, publication);
    }

    /// Publishes printed text, joined with what the same execution printed on the same stream; waits for slow readers.
    synchronized void print(Header parent, String stream, String printed) {
        for (int from = 0; from < printed.length(); from += BATCH) {
            awaitRoom();
            append(parent, stream, printed, from, Math.min(printed.length(), from + BATCH));
        }
    }

    private void append(Header parent, String stream, String printed, int from, int to) {
        if (!textParent.id().equals(parent.id()) || !textStream.equals(stream)) {
            flush();
            textParent = parent;
            textStream = stream;
        }
        boolean first = text.isEmpty();
        text.append(printed, from, to);
        if (text.length() >= BATCH) {
            takeText();
        } else if (first) {
            textDue = System.nanoTime() + BATCH_NANOS;
            notifyAll();
        }
    }

    /// Makes all text so far go out now.
    synchronized void flush() {
        takeText();
        if (!text.isEmpty()) {
            add(textParent, printed(text.toString()), text.length());
            text.setLength(0);
        }
    }

    /// Puts the text so far into the queue, but not half a character at its end.
    private void takeText() {
        int end = text.length();
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        if (end > 0) {
            var whole = text.substring(0, end);
            add(textParent, printed(whole), end);
            text.delete(0, end);
        }
    }

    private Publication printed(String whole) {
        return new Publication.Shown(new Output.Printed(textStream, whole));
    }

    private void add(Header parent, Publication publication, int size) {
        items.add(new Item(() -> out.accept(parent, publication), size));
        queued += size;
        notifyAll();
    }

    private static int size(Publication publication) {
        return switch (publication) {
            case Publication.Shown(Output.Displayed(MimeBundle bundle, var _, var _)) -> size(bundle);
            case Publication.Shown(Output.Result(MimeBundle bundle, var _, var _)) -> size(bundle);
            case Publication.Updated updated -> size(updated.bundle());
            default -> 1;
        };
    }

    private static int size(MimeBundle bundle) {
        return bundle.content().values().stream().mapToInt(String::length).sum();
    }

    /// Waits until slow readers have caught up. An interrupted thread goes on: it is about to end.
    private void awaitRoom() {
        while (queued >= ROOM) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void run() {
        try {
            while (true) {
                sendNext();
            }
        } catch (InterruptedException e) {
            // nobody interrupts this thread but the end of the process
            Thread.currentThread().interrupt();
        }
    }

    private void sendNext() throws InterruptedException {
        try {
            next().send().run();
            gone();
        } catch (OutOfMemoryError full) {
            Thread.sleep(AGAIN_MILLIS);
        }
    }

    /// Returns the first item, which stays the first until it is sent.
    private synchronized Item next() throws InterruptedException {
        while (items.isEmpty()) {
            long left = textDue - System.nanoTime();
            if (text.isEmpty()) {
                wait();
            } else if (left > 0) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } else {
                takeText();
                textDue = System.nanoTime() + BATCH_NANOS;
            }
        }
        var item = items.element();
        if (!isCounted && item.size() >= 0) {
            unsent.add(item.size());
            isCounted = true;
        }
        return item;
    }

    /// Takes note that the first item has been handed to the sockets.
    private synchronized void gone() {
        items.remove();
        isCounted = false;
        notifyAll();
    }

    /// Takes note that the oldest publication not noted yet has left this process.
    synchronized void sent() {
        var size = unsent.poll();
        if (size != null) {
            queued -= size;
            notifyAll();
        }
    }

    /// Waits until all so far has left this process. Unit: ms.
    synchronized void drain(long limit) throws InterruptedException {
        flush();
        long end = System.nanoTime() + limit * 1_000_000;
        for (long left = limit; (!items.isEmpty() || !unsent.isEmpty()) && left > 0; ) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }
}
