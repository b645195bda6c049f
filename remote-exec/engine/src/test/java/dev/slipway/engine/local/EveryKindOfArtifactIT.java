package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.artifact.LibraryCodecs;
import dev.slipway.engine.artifact.StoredArtifacts;
import dev.slipway.engine.flow.Notebooks;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.history.StoredHistory;
import dev.slipway.engine.run.RunRequest.OnFailure;
import dev.slipway.engine.run.RunRequest.Options;
import dev.slipway.engine.run.RunRequest.Reuse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A value of every kind goes from one step to another; the notebook itself is the judge.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryKindOfArtifactIT {
    private static final String TYPES = """
            import java.awt.image.BufferedImage;
            import java.time.*;
            import tech.tablesaw.api.*;
            record Point(int x, double y) {}
            sealed interface Shape permits Circle, Square {}
            record Circle(double radius) implements Shape {}
            record Square(double side) implements Shape {}
            enum Colour { RED, GREEN { @Override public String toString() { return "grass"; } } }
            record Holder(String name, int[] numbers, Shape shape, Map<Colour, Point> points) {}
            class Model {
                final double[] weights;
                private Model parent;
                Model(double... weights) { this.weights = weights; }
                Model child() { var child = new Model(2, 3); child.parent = this; return child; }
                double sum() { return java.util.Arrays.stream(weights).sum() + (parent == null ? 0 : parent.sum()); }
            }""";

    private static final String MAKE = """
            //| step: make
            int[] ints = {1, 2, 3};
            double[][][] cube = {{{1, 2}, {3}}, {}};
            String text = "a \\"b\\" ü 🛩";
            BigDecimal money = new BigDecimal("12.50");
            BigInteger huge = BigInteger.TWO.pow(100);
            LocalDate day = LocalDate.of(2024, 2, 29);
            ZonedDateTime moment = ZonedDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneId.of("Europe/Oslo"));
            Duration took = Duration.ofMillis(1500);
            Optional<String> some = Optional.of("x");
            OptionalInt none = OptionalInt.empty();
            List<Point> points = new ArrayList<>(List.of(new Point(1, 2), new Point(3, 4)));
            Map<String, List<Integer>> groups = new HashMap<>(Map.of("b", List.of(2), "a", List.of(1, 1)));
            Set<Colour> colours = EnumSet.of(Colour.GREEN);
            Deque<Integer> queue = new ArrayDeque<>(List.of(3, 2, 1));
            Shape shape = new Square(1.5);
            Colour colour = Colour.GREEN;
            Holder holder = new Holder("h", new int[] {7}, new Circle(2), Map.of(Colour.RED, new Point(5, 6)));
            Model model = new Model(1).child();
            BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
            image.setRGB(1, 1, 0x123456);
            byte[] bytes = {1, 2, -1};
            Path file = Files.writeString(Files.createTempFile("made", ".txt"), "in a file");
            Table table = Table.create("t", IntColumn.create("n", 1, 2), StringColumn.create("s", "a", "b"));
            Split parts = split(table).random();
            Fitted fitted = Scaler.minMax("n").fit(parts);
            char letter = 'q';""";

    private static final String USE = """
            //| step: use
            var all = new ArrayList<String>();
            all.add(ints[1] + " " + cube[0][1][0] + " " + text + " " + money + " " + huge + " " + day + " " + moment);
            all.add(took + " " + some + " " + none + " " + points.get(1).y() + " " + groups.get("a") + " " + colours);
            all.add(queue.peekLast() + " " + shape + " " + (colour == Colour.GREEN) + colour + holder.numbers()[0]);
            all.add(holder.shape() + " " + holder.points().get(Colour.RED) + " " + model.sum());
            all.add(Integer.toHexString(image.getRGB(1, 1)) + bytes[2] + Files.readString(file) + table.get(1, 1) + letter);
            all.add(fitted.apply(parts.test()) + " " + fitted.apply(table).doubleColumn("n").asList());
            String said = switch (shape) { case Circle c -> "round"; case Square s -> "square " + s.side(); };
            all.add(said);
            all.forEach(System.out::println);
            Object running = Thread.currentThread();
            int kept = all.size();""";

    private Notebooks notebooks;
    private RunBench bench;
    private LibraryCodecs codecs;

    @BeforeAll
    void startCompiler() {
        notebooks = Notebooks.withLibraries();
        codecs = new LibraryCodecs(RealCells.installation().libraries());
    }

    @AfterAll
    void stopCompiler() {
        notebooks.close();
        codecs.close();
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new RunBench(folder);
        bench.options = new Options(1, Reuse.OFF, OnFailure.FINISH_THE_FAN_OUT);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everyKindOfValueComesToTheNextStepAsInTheNotebook() throws Exception {
        run();

        assertThat(printed()).isEqualTo(inNotebook());
        // what cannot be stored and nobody needs is named, and the rest is kept
        assertThat(bench.artifact("use", 0, "kept")).isEqualTo("7");
        assertThat(bench.ask("SELECT name || ' ' || reason x FROM unstorable"))
                .containsExactly("running `running` is a java.lang.Thread: a thread belongs to its process.");
    }

    @Test
    void equalValuesGiveEqualBytesInAnotherProcess() throws Exception {
        run();
        run();

        assertThat(bench.ask("SELECT name x FROM artifact GROUP BY name HAVING count(DISTINCT hash) > 1"))
                .isEmpty();
        assertThat(bench.ask("SELECT count(*) x FROM artifact")).containsExactly("56");
        assertThat(bench.ask("SELECT count(*) - count(DISTINCT hash) x FROM blob"))
                .containsExactly("0");
    }

    @Test
    void everyKindOfValueIsShownAndExported() throws Exception {
        run();
        var store = bench.store;
        var history = new StoredHistory(store, new PlanJson(), new Upkeep(store, Clock.systemUTC()));
        var artifacts = new StoredArtifacts(store, history, codecs);
        var run = history.resolve("latest");

        for (var name :
                bench.ask("SELECT a.name x FROM artifact a JOIN attempt t ON t.id = a.attempt WHERE t.step = 0")) {
            assertThat(artifacts.preview(run, "make", 0, name)).as(name).isNotEmpty();
            var natural = new ByteArrayOutputStream();
            artifacts.export(run, "make", 0, name, "", natural);
            assertThat(natural.size()).as(name).isPositive();
        }
        assertThat(exported(artifacts, "points", "csv")).isEqualTo("x,y\r\n1,2.0\r\n3,4.0\r\n");
        assertThat(exported(artifacts, "table", "csv")).isEqualTo("n,s\r\n1,a\r\n2,b\r\n");
        assertThat(exported(artifacts, "file", "txt")).isEqualTo("in a file");
        assertThat(exported(artifacts, "money", "json")).isEqualTo("12.50\n");
        assertThat(exported(artifacts, "holder", "json"))
                .contains("\"numbers\":[7]")
                .contains("\"RED\":{\"x\":5,\"y\":6.0}");
        assertThat(exported(artifacts, "image", "png")).contains("PNG");
    }

    private String exported(StoredArtifacts artifacts, String name, String extension) throws IOException {
        var out = new ByteArrayOutputStream();
        var history = new StoredHistory(bench.store, new PlanJson(), new Upkeep(bench.store, Clock.systemUTC()));
        artifacts.export(history.resolve("latest"), "make", 0, name, extension, out);
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private List<String> printed() throws IOException {
        return bench.ask("SELECT l.text x FROM task t JOIN log l ON l.attempt = t.attempt"
                + " WHERE l.stream = 'stdout' ORDER BY t.step, t.idx, l.line");
    }

    private List<String> inNotebook() throws IOException {
        try (var kernel = new EngineKernel(notebooks.analysis(), bench.folder)) {
            return EngineKernel.printed(kernel.run(Notebooks.document(TYPES, MAKE, USE)));
        }
    }

    private void run() throws Exception {
        var flow = notebooks.flow(TYPES, MAKE, USE);
        var status = bench.realRuns()
                .execute(bench.request(flow, Map.of()), bench.listener)
                .row()
                .status();
        assertThat(status)
                .as(bench.ask("SELECT error_message x FROM run").toString())
                .isEqualTo(RunStatus.SUCCEEDED);
    }
}
