package dev.slipway.bench;

import dev.slipway.bench.FlowRuns.Measured;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.file.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Entry of `./slipway bench [NAME]…`: measures and prints one JSON document; 1 if a budget does not hold.
public final class BenchMain {
    private static final List<Bench> ALL = List.of(
            new ExecBench(),
            new KernelStartBench(KernelStartBench.With.NOTHING),
            new KernelStartBench(KernelStartBench.With.CACHE),
            new CellBench(),
            new ManyCellsBench(),
            new CompletionBench(CompletionBench.Kernel.IDLE),
            new CompletionBench(CompletionBench.Kernel.BUSY),
            new GraphBench(),
            new LinesBench(),
            new KernelMemoryBench(KernelMemoryBench.When.FIRST),
            new KernelMemoryBench(KernelMemoryBench.When.VIEWS),
            new RunBench(),
            new PlanBench(PlanBench.Notebook.NEW),
            new PlanBench(PlanBench.Notebook.UNCHANGED),
            new WindowBench("first-frame", "s", "a JavaFX window with one label", 5),
            new CachedWindowBench(),
            new WindowBench("key", "ms", "a JavaFX text area", 3),
            new WindowBench("scroll", "ms", "a JavaFX list of as many lines", 3),
            new WindowBench("output-flood", "ms", "a bare window beside a process that prints as much", 3),
            new WindowBench("output-flood-key", "ms", "a JavaFX text area", 3),
            new WindowBench("chart-pan", "ms", "a bare canvas with 5,000 dots", 3));
    private static final int MANY = 20_000;
    private static final int HUNDRED_THOUSAND = 100_000;
    private static final String LONGEST = "flow-100000";

    /// The longest ones are measured only where they are asked for by name.
    private static List<Bench> flow() {
        var runs = new FlowRuns();
        return List.of(
                new FlowBench("flow-100", 100, runs, Measured::cost),
                new FlowBench("flow-1000", 1000, runs, Measured::cost),
                new FlowBench("flow-20000", MANY, runs, Measured::cost),
                new FlowBench("flow-wall", MANY, runs, Measured::wall),
                new FlowBench("flow-first-task", MANY, runs, Measured::firstTaskOfNew),
                new FlowBench("flow-first-task-unchanged", MANY, runs, Measured::firstTaskOfUnchanged),
                new FlowBench("flow-memory", MANY, runs, Measured::runMemory),
                new FlowBench("flow-worker-memory", MANY, runs, Measured::workerMemory),
                new FlowBench("flow-disk", MANY, runs, Measured::disk),
                new FlowBench("flow-resume", MANY, runs, Measured::resume),
                new FlowTablesBench(),
                new FlowBench(LONGEST, HUNDRED_THOUSAND, runs, Measured::cost),
                new FlowBench(LONGEST + "-memory", HUNDRED_THOUSAND, runs, Measured::runMemory),
                new FlowBench(LONGEST + "-disk", HUNDRED_THOUSAND, runs, Measured::disk));
    }

    private BenchMain() {}

    /// @param arguments the checkout's folder, then names of benches; none is all
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var names = List.of(arguments).subList(1, arguments.length);
        var all = Stream.of(ALL, Screens.all(), flow(), StoreBench.all(), DataBench.all())
                .flatMap(List::stream)
                .toList();
        for (var name : names) {
            if (all.stream().noneMatch(bench -> isMeant(bench.name(), name))) {
                System.err.println("slipway: there is no bench " + name + ". There are: "
                        + String.join(", ", all.stream().map(Bench::name).toList()) + ".");
                System.exit(2);
            }
        }
        var root = Path.of(arguments[0]);
        var budgets = budgets(root.resolve("bench").resolve("budgets.json"));
        var rows = new ArrayList<String>();
        boolean holds = true;
        try (var product = new Product(root)) {
            for (var bench : all) {
                if (names.isEmpty()
                        ? !bench.name().startsWith(LONGEST) && !bench.name().equals(LargeCsvBench.NAME)
                        : names.stream().anyMatch(name -> isMeant(bench.name(), name))) {
                    System.err.println("slipway: measuring " + bench.name());
                    var budget = (Json.Members) budgets.get(bench.name());
                    if (budget == null) {
                        throw new IOException("no budget for " + bench.name() + " in budgets.json");
                    }
                    var row = row(bench.name(), bench.measure(product), budget);
                    rows.add(row.json());
                    holds &= row.holds();
                }
            }
        }
        var document = List.of(
                JsonWriter.member("cores", String.valueOf(Runtime.getRuntime().availableProcessors())),
                JsonWriter.member("java", JsonWriter.quote(Runtime.version().toString())),
                JsonWriter.member("benches", new JsonWriter("  ", "\n").array(rows, 1)));
        System.out.println(new JsonWriter("  ", "\n").object(document, 0));
        System.exit(holds ? 0 : 1);
    }

    /// Tells whether `asked` is the bench's name, or the first word of it.
    private static boolean isMeant(String bench, String asked) {
        return bench.equals(asked)
                || (bench.startsWith(asked + "-") && (!bench.startsWith(LONGEST) || asked.equals(LONGEST)));
    }

    private record Row(String json, boolean holds) {}

    private static Row row(String name, Figure figure, Json.Members budget) {
        var most = number(budget, "most");
        var mostRatio = number(budget, "most_ratio");
        boolean holds = (most == null || figure.value() <= most) && (mostRatio == null || figure.ratio() <= mostRatio);
        var other = figure.other();
        var members = List.of(
                JsonWriter.member("name", JsonWriter.quote(name)),
                JsonWriter.member("what", JsonWriter.quote(budget.text("what").orElse(""))),
                JsonWriter.member("unit", JsonWriter.quote(figure.unit())),
                JsonWriter.member("value", rounded(figure.value())),
                JsonWriter.member("baseline", JsonWriter.quote(figure.baseline())),
                JsonWriter.member("baseline_value", rounded(figure.baselineValue())),
                JsonWriter.member("ratio", rounded(figure.ratio())),
                JsonWriter.member("other_baseline", other == null ? "null" : JsonWriter.quote(other.baseline())),
                JsonWriter.member("other_baseline_value", other == null ? "null" : rounded(other.value())),
                JsonWriter.member("most", most == null ? "null" : most.toString()),
                JsonWriter.member("most_ratio", mostRatio == null ? "null" : mostRatio.toString()),
                JsonWriter.member("samples", String.valueOf(figure.samples())),
                JsonWriter.member("holds", String.valueOf(holds)));
        return new Row(new JsonWriter("  ", "\n").object(members, 2), holds);
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static @Nullable Double number(Json.Members budget, String name) {
        return budget.get(name) instanceof Json.Figure figure ? Double.valueOf(figure.spelling()) : null;
    }

    private static Json.Members budgets(Path file) throws IOException {
        try {
            return (Json.Members) JsonParser.parse(Files.readString(file));
        } catch (JsonSyntaxException e) {
            throw new IOException("no JSON: " + file, e);
        }
    }
}
