package dev.slipway.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.run.ContentHash;
import dev.slipway.api.spi.NotebookHost;
import dev.slipway.api.sql.QueryRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FramesTest {
    private static final ContentHash HASH = ContentHash.of("x");
    private static final Bytes BYTES = Bytes.of("völlig 🛩".getBytes(StandardCharsets.UTF_8));
    private static final Instant NOW = Instant.parse("2026-11-24T15:00:00.123456789Z");
    private static final Blob SMALL = new Blob("slipway-value/1", BYTES.hash(), BYTES.size(), BYTES);
    private static final Blob LARGE = new Blob("slipway-table/1", HASH, 5_000_000_000L, null);

    static Stream<Request> requests() {
        var json = Map.of(
                "a",
                Arrays.asList(1L, 2.5, true, false, "ü", null, new BigInteger("9".repeat(40)), new BigDecimal("0.10")));
        Input collection = new Input.Stored(LARGE);
        var inputs = Map.<String, Input>of(
                "given", new Input.Given(json),
                "stored", new Input.Stored(SMALL),
                "element", new Input.Element("airports", collection, 3),
                "gathered", new Input.Gathered(List.of(new Input.Stored(SMALL), new Input.Given(null))));
        var keep = List.of(new Keep("model", Keep.Demand.REQUIRED), new Keep("x", Keep.Demand.IF_STORABLE));
        var places = new Request.Places(Path.of("/o"), Path.of("/s"), Path.of("/k"), Path.of("/n ü"));
        return Stream.of(
                new Request.Load(HASH, BYTES),
                new Request.Expand("train", List.of(new Request.Loop("a", "as", new Input.Given(7L))), Path.of("/o")),
                new Request.Task(
                        "train",
                        19_999,
                        inputs,
                        keep,
                        Set.of("stored"),
                        List.of(new Request.Apart("a", "b", "c")),
                        places),
                new Request.Task("empty", 0, Map.of(), List.of(), Set.of(), List.of(), places),
                new Request.Settle("train", "error", "it broke", keep, Path.of("/o")),
                new Request.Ping(Long.MIN_VALUE),
                new Request.Answer(3, null, Map.of("id", "r1", "tags", List.of("a"), "tasks", 4L)),
                new Request.Answer(4, "There is no run.", null),
                new Request.End());
    }

    static Stream<Report> reports() {
        var place = new Report.Place("c7", 6, 2);
        return Stream.of(
                new Report.Hello(Frames.PROTOCOL, 1, 4711, "25.0.4"),
                new Report.Loaded(HASH),
                new Report.Refused("another hash"),
                new Report.Expanded(List.of(
                        new Report.Elements("a", List.of(new Report.Item("ATL", HASH))),
                        new Report.Elements("b", List.of()))),
                new Report.Printed(Report.Stream.ERR, "one\ntwo", NOW),
                new Report.Metric("auc", Double.NaN, 3, NOW),
                new Report.Direction("auc", NotebookHost.Direction.HIGHER_IS_BETTER),
                new Report.Progress(3, 10, "epoch"),
                new Report.Card(3, MimeBundle.of(MimeBundle.HTML, "<b>x</b>", "x")),
                new Report.InputRead("data/a.csv", Path.of("/n/data/a.csv"), 12, HASH),
                new Report.Succeeded(
                        List.of(
                                new Artifact("model", "List<Model>", SMALL, "[…]"),
                                new Artifact("t", "Table", LARGE, "")),
                        List.of(new Report.Unstorable("lock", "Lock", "a lock belongs to its process"))),
                new Report.Failed("ArithmeticException", "/ by zero", place, "at cell 7", Report.Next.READY),
                new Report.Failed("OutOfMemoryError", "Java heap space", null, "", Report.Next.EXITS),
                new Report.Asked(3, Map.of("ask", "run", "reference", "latest")),
                new Report.LookedUp("latest", "r1"),
                new Report.Queried(new QueryRecord("shop", "SELECT :a", Map.of("a", "1"), 12, 0.25)),
                new Report.Pong(1));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestComesOutAsItWentIn(Request request) throws IOException {
        assertThat(Frames.readRequest(in(bytes(request)))).isEqualTo(request);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aReportComesOutAsItWentIn(Report report) throws IOException {
        assertThat(Frames.readReport(in(bytes(report)))).isEqualTo(report);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aStreamThatEndsWithinAFrameIsAnError(Request request) throws IOException {
        var whole = bytes(request);

        for (int length = 1; length < whole.length; length++) {
            var cut = in(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Frames.readRequest(cut)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theEndBetweenFramesIsNoError() throws IOException {
        assertThat(Frames.readRequest(in(new byte[0]))).isNull();
        assertThat(Frames.readReport(in(new byte[0]))).isNull();
    }

    @Test
    void textThatIsNoFrameIsRefusedBeforeMemoryIsTaken() {
        var text = "OpenJDK 64-Bit Server VM warning".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Frames.readReport(in(text)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a frame");
    }

    @Test
    void aFrameThatClaimsMoreThanItHoldsIsRefused() {
        var frame = new byte[] {0, 0, 0, 5, 3, 0x7F, -1, -1, -1}; // a Refused with a text of 2 GiB

        assertThatThrownBy(() -> Frames.readReport(in(frame))).isInstanceOf(IOException.class);
    }

    private static byte[] bytes(Request request) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Frames.write(new DataOutputStream(bytes), request);
        return bytes.toByteArray();
    }

    private static byte[] bytes(Report report) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Frames.write(new DataOutputStream(bytes), report);
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
