package dev.slipway.kernel.message.json;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.run.ContentHash;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.StoredVariables;
import dev.slipway.kernel.protocol.Variable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cells, problems, variables and stored values ⇄ JSON.
final class Values {
    private Values() {}

    static String write(SourceCell cell) {
        return new Fields()
                .text("id", cell.id().value())
                .number("index", cell.index())
                .text("kind", word(cell.kind()))
                .text("source", cell.source())
                .texts("tags", cell.tags())
                .json();
    }

    static SourceCell cell(View view) {
        return new SourceCell(
                id(view, "id"),
                view.whole("index", 0),
                constant(CellKind.class, view.text("kind", "code")),
                view.text("source", ""),
                view.texts("tags"));
    }

    static String write(ResolvedJar jar) {
        return new Fields()
                .text("coordinates", jar.coordinates())
                .text("sha256", jar.sha256().hex())
                .text("file", jar.file().toString())
                .text("repositories", jar.repositories())
                .json();
    }

    static ResolvedJar jar(View view) {
        return new ResolvedJar(
                view.text("coordinates", ""),
                new ContentHash(view.text("sha256", "")),
                Path.of(view.text("file", "")),
                view.text("repositories", ""));
    }

    static String write(Problem problem) {
        var fields = new Fields()
                .text("severity", word(problem.severity()))
                .text("code", problem.code())
                .text("message", problem.message())
                .text("hint", problem.hint());
        var place = problem.place();
        return (place == null
                        ? fields.text("cell", null)
                        : fields.text("cell", place.cell().value())
                                .number("cell_index", place.cellIndex())
                                .number("line", place.line())
                                .number("column", place.column())
                                .number("end_line", place.endLine())
                                .number("end_column", place.endColumn()))
                .json();
    }

    static Problem problem(View view) {
        var cell = idOrNull(view, "cell");
        var place = cell == null
                ? null
                : new Place(
                        cell,
                        view.whole("cell_index", 0),
                        view.whole("line", 1),
                        view.whole("column", 1),
                        view.whole("end_line", 1),
                        view.whole("end_column", 1));
        return new Problem(
                constant(Severity.class, view.text("severity", "error")),
                view.text("code", ""),
                view.text("message", ""),
                view.text("hint", ""),
                place);
    }

    static String write(Variable variable) {
        var cell = variable.cell();
        return new Fields()
                .text("name", variable.name())
                .text("type", variable.type())
                .text("preview", variable.preview())
                .number("bytes", variable.bytes())
                .text("cell", cell == null ? null : cell.value())
                .json();
    }

    static Variable variable(View view) {
        return new Variable(
                view.text("name", ""),
                view.text("type", ""),
                view.text("preview", ""),
                view.longOrNull("bytes"),
                idOrNull(view, "cell"));
    }

    static String write(Restorable value) {
        return new Fields()
                .text("name", value.name())
                .text("type", value.javaType())
                .text("format", value.format())
                .texts("parts", value.parts().stream().map(Path::toString).toList())
                .flag("gathered", value.gathered())
                .number("element", value.element())
                .text("qualified_type", value.qualifiedType())
                .json();
    }

    static Restorable restorable(View view) {
        return new Restorable(
                view.text("name", ""),
                view.text("type", ""),
                view.text("format", ""),
                view.texts("parts").stream().map(Path::of).toList(),
                view.flag("gathered", false),
                view.wholeOrNull("element"),
                view.text("qualified_type", ""));
    }

    static Fields write(Fields fields, StoredVariables stored) {
        return fields.list("values", stored.values(), Values::write)
                .list(
                        "refused",
                        stored.refused().entrySet(),
                        one -> new Fields()
                                .text("name", one.getKey())
                                .text("reason", one.getValue())
                                .json());
    }

    static StoredVariables stored(View view) {
        var refused = new LinkedHashMap<String, String>();
        for (var one : view.views("refused", one -> one)) {
            refused.put(one.text("name", ""), one.text("reason", ""));
        }
        return new StoredVariables(view.views("values", Values::restorable), refused);
    }

    /// Returns the cell id `name`.
    ///
    /// @throws IllegalArgumentException if it is none
    static CellId id(View view, String name) {
        return new CellId(view.text(name, ""));
    }

    /// Returns the cell id `name`; null if it is absent or none.
    static @Nullable CellId idOrNull(View view, String name) {
        return Optional.ofNullable(view.textOrNull(name))
                .filter(CellId::accepts)
                .map(CellId::new)
                .orElse(null);
    }

    /// Returns the constant as the wire spells it.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Returns the constant that `word` spells.
    ///
    /// @throws IllegalArgumentException if there is none
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
