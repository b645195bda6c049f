package dev.slipway.engine.flow;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.engine.json.JsonText;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import dev.slipway.worker.code.CodePackage;
import dev.slipway.worker.code.CodePackages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// A compiled flow ⇄ bytes: the plan's JSON, the shipped classes, and the cells with their problems as JSON. Immutable.
record FlowFile(PlanCodec plans) {
    byte[] write(Compiled.Flow flow) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            part(out, plans.write(flow.plan()).getBytes(StandardCharsets.UTF_8));
            part(out, CodePackages.encode(flow.code()));
            var rest = new LinkedHashMap<String, @Nullable Object>();
            rest.put("cells", flow.graph().cells().stream().map(FlowFile::cell).toList());
            rest.put(
                    "found",
                    flow.graph().problems().stream().map(FlowFile::problem).toList());
            rest.put("problems", flow.problems().stream().map(FlowFile::problem).toList());
            part(out, JsonText.write(rest).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /// @throws IOException if these are not the bytes of a flow
    Compiled.Flow read(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var planText = part(in);
            var codeBytes = part(in);
            var restText = part(in);
            var beside = new FutureTask<>(() -> rest(codeBytes, restText));
            Thread.ofPlatform().daemon().name("slipway-flow").start(beside); // a short command waits for little else
            var plan = plans.read(new String(planText, StandardCharsets.UTF_8));
            var rest = beside.get();
            return new Compiled.Flow(plan, rest.code(), rest.graph(), rest.problems());
        } catch (IllegalArgumentException | ClassCastException | IndexOutOfBoundsException | ExecutionException e) {
            throw new IOException("no compiled flow", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// What such a file holds beside the plan.
    private record Rest(CodePackage code, CellGraph graph, List<Problem> problems) {}

    private static Rest rest(byte[] code, byte[] text) throws IOException {
        var rest = JsonText.readObject(new String(text, StandardCharsets.UTF_8));
        var cells = new ArrayList<CellNode>();
        for (var cell : list(rest.get("cells"))) {
            cells.add(cell(list(cell)));
        }
        var graph = new CellGraph(cells, problems(rest.get("found")));
        return new Rest(CodePackages.decode(code), graph, problems(rest.get("problems")));
    }

    private static void part(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] part(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("cut short");
        }
        return in.readNBytes(length);
    }

    private static List<@Nullable Object> cell(CellNode node) {
        return row(
                node.cell().id().value(),
                node.cell().index(),
                node.cell().kind().name(),
                node.title(),
                node.step(),
                node.defines(),
                node.reads(),
                node.changes(),
                ids(node.dependsOn()),
                ids(node.fanOut().loops()),
                ids(node.fanOut().closes()));
    }

    private static CellNode cell(List<?> row) {
        var ref =
                new CellNode.Ref(new CellId(text(row.get(0))), number(row.get(1)), CellKind.valueOf(text(row.get(2))));
        return new CellNode(
                ref,
                text(row.get(3)),
                (@Nullable String) row.get(4),
                texts(row.get(5)),
                texts(row.get(6)),
                texts(row.get(7)),
                cells(row.get(8)),
                new CellNode.FanOut(cells(row.get(9)), cells(row.get(10))));
    }

    private static List<@Nullable Object> problem(Problem problem) {
        var place = problem.place();
        return row(
                problem.severity().name(),
                problem.code(),
                problem.message(),
                problem.hint(),
                place == null
                        ? null
                        : row(
                                place.cell().value(),
                                place.cellIndex(),
                                place.line(),
                                place.column(),
                                place.endLine(),
                                place.endColumn()));
    }

    private static List<Problem> problems(@Nullable Object rows) {
        var problems = new ArrayList<Problem>();
        for (var each : list(rows)) {
            var row = list(each);
            problems.add(new Problem(
                    Severity.valueOf(text(row.get(0))),
                    text(row.get(1)),
                    text(row.get(2)),
                    text(row.get(3)),
                    row.get(4) == null ? null : place(list(row.get(4)))));
        }
        return problems;
    }

    private static Place place(List<?> row) {
        return new Place(
                new CellId(text(row.get(0))),
                number(row.get(1)),
                number(row.get(2)),
                number(row.get(3)),
                number(row.get(4)),
                number(row.get(5)));
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return new ArrayList<@Nullable Object>(Arrays.asList(values));
    }

    private static List<String> ids(List<CellId> cells) {
        return cells.stream().map(CellId::value).toList();
    }

    private static List<CellId> cells(@Nullable Object ids) {
        return texts(ids).stream().map(CellId::new).toList();
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNullElse(value, List.of());
    }

    private static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(String.class::cast).toList();
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }
}
