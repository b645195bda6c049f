package dev.slipway.engine.compare;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.engine.compare.Parity.Point;
import dev.slipway.engine.compare.Parity.Step;
import dev.slipway.engine.compare.Parity.Verdict;
import dev.slipway.engine.history.CardText;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.run.Artifacts;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Compares what the steps of a run printed, showed, gave and measured with the outputs that the notebook was saved
/// with. Thread-safe.
///
/// Of a fan-out the notebook may hold the first element only (the window), or all (`exec`): either will do. What
/// cannot be compared is not guessed at: values in a rich form only, but for tables, and runs with other parameters.
public final class ParityCheck {
    private static final String STDOUT = "stdout";
    private static final String CARD = "card";
    private static final String JSH = "a .jsh notebook is recorded without its outputs, which lie beside it: save it as"
            + " .ipynb (slipway convert) to have its runs compared";
    private static final int MOST_TASKS = 200;
    private static final int MOST_LINES = 10_000;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final RunHistory history;
    private final TableParity tables;

    /// @param artifacts reads the tables that a run has kept
    public ParityCheck(RunHistory history, Artifacts artifacts) {
        this.history = history;
        this.tables = new TableParity(artifacts);
    }

    /// Returns how `run` agrees with the notebook it recorded.
    ///
    /// @throws IOException if the run's plan is gone from the store
    public Parity of(RunDetail run) throws IOException {
        var document = document(run);
        var changed = document.isEmpty() ? "the notebook is gone from the store" : changedParameter(run);
        var steps = new ArrayList<Step>();
        for (var step : run.steps()) {
            steps.add(changed.isEmpty() ? of(run, step, document.orElseThrow()) : unknown(step, changed));
        }
        return new Parity(steps);
    }

    private static Optional<Document> document(RunDetail run) throws IOException {
        var name = Path.of(run.row().flow().notebook());
        return NotebookFiles.format(name).isPresent()
                        && NotebookFiles.read(name, run.notebookText()) instanceof Opened.Notebook notebook
                ? Optional.of(notebook.document())
                : Optional.empty();
    }

    private String changedParameter(RunDetail run) throws IOException {
        var given = run.row().parameters();
        for (var parameter : history.code(run.row().id()).plan().parameters()) {
            if (given.containsKey(parameter.name())
                    && !JsonText.write(given.get(parameter.name())).equals(JsonText.write(parameter.defaultValue()))) {
                return "the run had another " + parameter.name() + " than the notebook";
            }
        }
        return "";
    }

    private static Step unknown(StepRow step, String why) {
        return new Step(step.name(), Verdict.UNKNOWN, why, List.of());
    }

    private Step of(RunDetail run, StepRow step, Document document) throws IOException {
        var cells = document.cells().stream()
                .filter(cell -> step.cells().contains(cell.id().value()))
                .toList();
        if (cells.stream().allMatch(cell -> cell.outputs().isEmpty() && cell.executionCount() == null)) {
            return unknown(
                    step,
                    run.row().flow().notebook().endsWith(".jsh")
                            ? JSH
                            : "its cells were not run in the notebook, or saved without outputs");
        }
        if (step.counts().total() == 0 || !step.status().isOver()) {
            return unknown(step, "the run did not get there");
        }
        var points = new ArrayList<Point>();
        printed(run, step, cells).ifPresent(points::add);
        shown(run, step, cells).ifPresent(points::add);
        points.addAll(values(run, step, cells));
        points.addAll(metrics(run, step, cells));
        var left = tables.notCompared(cells, points);
        if (points.isEmpty()) {
            return unknown(step, left.isEmpty() ? "neither shows anything that can be compared" : left);
        }
        var same = points.stream().allMatch(Point::same);
        return new Step(step.name(), same ? Verdict.SAME : Verdict.DIFFERS, left, points);
    }

    /// Compares what was displayed: text, Markdown, HTML and pictures, byte for byte.
    private Optional<Point> shown(RunDetail run, StepRow step, List<Cell> cells) throws IOException {
        var notebook = cells.stream()
                .flatMap(cell -> cell.outputs().stream())
                .filter(Output.Displayed.class::isInstance)
                .map(output -> ((Output.Displayed) output).bundle())
                .filter(ParityCheck::isCard)
                .toList();
        var first = lines(run, step, 1, CARD);
        if (notebook.isEmpty() && first.isEmpty()) {
            return Optional.empty();
        }
        var all = all(run, step, CARD, first);
        int missing = missing(notebook, notebook.size() > first.size() ? all : first);
        if (missing < 0) {
            return Optional.of(new Point("shown", true, "", ""));
        }
        var there = notebook.size() + (notebook.size() == 1 ? " output" : " outputs");
        return Optional.of(new Point(
                "shown",
                false,
                missing < notebook.size()
                        ? "output " + (missing + 1) + ": "
                                + notebook.get(missing).text()
                        : there,
                missing < notebook.size() ? "other content" : all.size() + (all.size() == 1 ? " card" : " cards")));
    }

    /// Returns the first of `shown` that is none of `cards`, the number of them if there are more cards; -1 if they
    /// are the same, in any order: of several elements the notebook shows cell by cell, the run task by task.
    private static int missing(List<MimeBundle> shown, List<String> cards) {
        var left = new ArrayList<>(cards.stream().map(CardText::bare).toList());
        for (int i = 0; i < shown.size(); i++) {
            // another front end may have saved the forms in another order, and so chosen another one
            if (CardText.forms(shown.get(i)).stream().map(CardText::bare).noneMatch(left::remove)) {
                return i;
            }
        }
        return left.isEmpty() ? -1 : shown.size();
    }

    /// Tells whether a task keeps it as a card: metrics and progress it records by themselves.
    private static boolean isCard(MimeBundle bundle) {
        return bundle.form(MimeBundle.METRICS).isEmpty()
                && bundle.form(MimeBundle.PROGRESS).isEmpty();
    }

    private Optional<Point> printed(RunDetail run, StepRow step, List<Cell> cells) throws IOException {
        var notebook = cells.stream()
                .flatMap(cell -> cell.outputs().stream())
                .filter(output -> output instanceof Output.Printed printed
                        && printed.stream().equals(STDOUT))
                .map(output -> ((Output.Printed) output).text())
                .reduce("", String::concat)
                .lines()
                .toList();
        var first = lines(run, step, 1, STDOUT);
        if (notebook.isEmpty() && first.isEmpty()) {
            return Optional.empty();
        }
        var all = all(run, step, STDOUT, first);
        // of several elements the notebook shows cell by cell, the run task by task
        if (notebook.equals(first)
                || notebook.stream()
                        .sorted()
                        .toList()
                        .equals(all.stream().sorted().toList())) {
            return Optional.of(new Point("printed", true, "", ""));
        }
        var run1 = notebook.size() > first.size() ? all : first;
        int at = IntStream.range(0, Math.min(notebook.size(), run1.size()))
                .filter(i -> !notebook.get(i).equals(run1.get(i)))
                .findFirst()
                .orElse(Math.min(notebook.size(), run1.size()));
        return Optional.of(new Point("printed", false, line(notebook, at), line(run1, at)));
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? "line " + (at + 1) + ": " + lines.get(at) : lines.size() + " lines";
    }

    private List<String> all(RunDetail run, StepRow step, String stream, List<String> first) throws IOException {
        int tasks = step.counts().total();
        return tasks == 1 || tasks > MOST_TASKS ? first : lines(run, step, tasks, stream);
    }

    private List<String> lines(RunDetail run, StepRow step, int tasks, String stream) throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < tasks && lines.size() < MOST_LINES; i++) {
            history.log(run.row().id(), step.name(), i, 0, MOST_LINES).stream()
                    .filter(line -> line.stream().equals(stream))
                    .forEach(line -> lines.add(line.text()));
        }
        return lines;
    }

    /// Compares what cells that end in the name of a variable showed with what the first task kept of it.
    private List<Point> values(RunDetail run, StepRow step, List<Cell> cells) throws IOException {
        var points = new ArrayList<Point>();
        var task = history.task(run.row().id(), step.name(), 0);
        for (var cell : cells) {
            var shown = shown(cell);
            var kept = shown == null || task.isEmpty()
                    ? Optional.<ArtifactRow>empty()
                    : task.get().artifacts().stream()
                            .filter(artifact -> artifact.name().equals(lastName(cell.source())))
                            .filter(artifact -> artifact.format().startsWith("slipway-value/"))
                            .findFirst();
            tables.of(cells, cell, task.map(TaskDetail::artifacts).orElse(List.of()))
                    .ifPresent(points::add);
            if (shown != null
                    && kept.isPresent()
                    && isWhole(kept.get().preview())
                    && isPlain(kept.get().type())) {
                var preview = kept.get().preview();
                points.add(new Point("value " + kept.get().name(), shown.equals(preview), shown, preview));
            }
        }
        return points;
    }

    private static boolean isWhole(String preview) {
        return !preview.endsWith("…");
    }

    /// Tells whether values of the type are shown by notebook and run in the same words.
    private static boolean isPlain(String type) {
        return switch (type) {
            case "int",
                    "long",
                    "double",
                    "float",
                    "short",
                    "byte",
                    "char",
                    "boolean",
                    "String",
                    "Integer",
                    "Long",
                    "Double",
                    "Float",
                    "Short",
                    "Byte",
                    "Character",
                    "Boolean",
                    "BigDecimal",
                    "BigInteger" -> true;
            default -> false;
        };
    }

    private static @Nullable String shown(Cell cell) {
        return cell.outputs().stream()
                .filter(Output.Result.class::isInstance)
                .map(output -> ((Output.Result) output).bundle().text())
                .findFirst()
                .orElse(null);
    }

    static String lastName(String source) {
        var last = source.strip().lines().reduce("", (_, line) -> line).strip();
        var name = last.endsWith(";") ? last.substring(0, last.length() - 1).strip() : last;
        return NAME.matcher(name).matches() ? name : "";
    }

    private List<Point> metrics(RunDetail run, StepRow step, List<Cell> cells) throws IOException {
        var points = new ArrayList<Point>();
        for (var metric : metrics(cells).entrySet()) {
            var logged = history.curve(run.row().id(), metric.getKey()).stream()
                    .filter(point -> point.step().equals(step.name()))
                    .toList();
            if (logged.isEmpty()) {
                continue;
            }
            var last = logged.getLast().value();
            var ofFirst = logged.stream()
                    .filter(point -> point.index() == 0)
                    .reduce((_, later) -> later)
                    .map(point -> point.value());
            var same = metric.getValue().equals(last) || ofFirst.equals(Optional.of(metric.getValue()));
            points.add(new Point(
                    "metric " + metric.getKey(), same, String.valueOf(metric.getValue()), String.valueOf(last)));
        }
        return points;
    }

    /// Returns the last value of each metric that the cells showed.
    private static Map<String, Double> metrics(List<Cell> cells) throws IOException {
        var last = new LinkedHashMap<String, Double>();
        for (var cell : cells) {
            for (var output : cell.outputs()) {
                if (output instanceof Output.Displayed displayed) {
                    var json = displayed.bundle().form(MimeBundle.METRICS);
                    if (json.isPresent() && JsonText.read(json.get()) instanceof Map<?, ?> all) {
                        curves(all.get("curves"), last);
                    }
                }
            }
        }
        return last;
    }

    private static void curves(@Nullable Object curves, Map<String, Double> last) {
        if (!(curves instanceof List<?> all)) {
            return;
        }
        for (var each : all) {
            if (each instanceof Map<?, ?> curve
                    && curve.get("points") instanceof List<?> points
                    && !points.isEmpty()
                    && points.getLast() instanceof List<?> point
                    && point.size() == 2) {
                last.put(String.valueOf(curve.get("name")), Double.valueOf(String.valueOf(point.get(1))));
            }
        }
    }
}
