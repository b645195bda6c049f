package dev.slipway.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// That no output is lost or out of order, however much there is and however slowly it is read.
class OutputTest {
    private static final int LINES = 1_000_000;

    @Test
    void aMillionLinesArriveCompleteInOrderAndInFewMessages() throws Exception {
        try (var server = new TestServer();
                var frontEnd = server.frontEnd()) {
            var id = frontEnd.execute("flood " + LINES);

            var lines = readToIdle(frontEnd, id);

            assertThat(lines.next).isEqualTo(LINES);
            assertThat(lines.messages).isLessThan(1_000);
        }
    }

    @Test
    void aReaderThatStopsMakesThePrintingThreadWaitAndNothingElse() throws Exception {
        try (var server = new TestServer();
                var slow = server.frontEnd();
                var other = server.frontEnd()) {
            other.iopub.close();
            var id = slow.execute("flood-wide 100000000");
            awaitThatCellsWait();

            other.ask(other.control, "complete_request", "{\"code\":\"a\",\"cursor_pos\":1}");
            assertThat(other.hear(other.control).type()).isEqualTo("complete_reply");
            other.ask(other.control, "interrupt_request", "{}");
            assertThat(other.hear(other.control).type()).isEqualTo("interrupt_reply");

            assertThat(readToIdle(slow, id).next).isPositive();
            assertThat(slow.hear(slow.shell).at("ename")).isEqualTo("Interrupted");
        }
    }

    private static LineCount readToIdle(RawFrontEnd frontEnd, String id) {
        var lines = new LineCount();
        for (var heard = frontEnd.hear(frontEnd.iopub);
                !(heard.parentId().equals(id) && RawFrontEnd.isIdle(heard));
                heard = frontEnd.hear(frontEnd.iopub)) {
            if (heard.type().equals("stream")) {
                lines.add(heard.at("text"));
            }
        }
        return lines;
    }

    private static void awaitThatCellsWait() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .noneMatch(frame -> frame.getMethodName().equals("awaitRoom"))) {
            assertThat(System.nanoTime())
                    .as("the printing thread waits in time")
                    .isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /// Counts lines that hold 0, 1, 2 and so on.
    private static final class LineCount {
        private final StringBuilder rest = new StringBuilder();
        private int next;
        private int messages;

        void add(String text) {
            messages++;
            rest.append(text);
            int from = 0;
            for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", from)) {
                if (!rest.substring(from, end).strip().equals(String.valueOf(next))) {
                    throw new AssertionError("line " + next + " is " + rest.substring(from, end));
                }
                next++;
                from = end + 1;
            }
            rest.delete(0, from);
        }
    }
}
