package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.output.CellOutputs;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.directive.CellDirectives;
import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.file.SourceCells;
import dev.slipway.kernel.problem.Problem;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One cell as the window shows it. It lives as long as the notebook is open, also while its cell is deleted, so that
/// undo brings back the same one. UI thread only.
public final class CellViewModel {
    private final CellId id;
    private final ObjectProperty<Cell> cell;
    private final ObjectProperty<CellState> state = new SimpleObjectProperty<>(CellState.NEVER);
    private final ObjectProperty<List<Problem>> problems = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<@Nullable CellNode> node = new SimpleObjectProperty<>();
    private final BooleanProperty editing = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<CellFolds> folds = new ReadOnlyObjectWrapper<>(CellFolds.NONE);
    private final IntegerProperty element = new SimpleIntegerProperty();
    private final IntegerProperty elements = new SimpleIntegerProperty();
    private final CellOutputs outputs = new CellOutputs();
    private @Nullable CellDirectives directives;
    private String directivesOf = "";
    private long startedNanos;

    CellViewModel(Cell cell) {
        id = cell.id();
        this.cell = new SimpleObjectProperty<>(cell);
        outputs.set(cell.outputs());
        folds.set(CellFolds.of(cell.metadata()));
    }

    public CellId id() {
        return id;
    }

    /// The cell as the document has it.
    public ObjectProperty<Cell> cellProperty() {
        return cell;
    }

    public String source() {
        return cell.get().source();
    }

    public CellKind kind() {
        return cell.get().kind();
    }

    public boolean isCode() {
        return kind() == CellKind.CODE;
    }

    /// What the margin says.
    public ObjectProperty<CellState> stateProperty() {
        return state;
    }

    /// What is wrong in it as it stands.
    public ObjectProperty<List<Problem>> problemsProperty() {
        return problems;
    }

    /// What the graph says of it, null while that is not known.
    public ObjectProperty<@Nullable CellNode> nodeProperty() {
        return node;
    }

    /// Whether its text is being edited rather than shown.
    public BooleanProperty editingProperty() {
        return editing;
    }

    /// What of it is folded away, as its metadata says.
    public ReadOnlyObjectProperty<CellFolds> foldsProperty() {
        return folds.getReadOnlyProperty();
    }

    /// Tells whether it is left out when many cells run at once.
    public boolean isDisabled() {
        return Disabling.isIn(cell.get().metadata());
    }

    /// The element its `foreach` runs with, a flat index.
    public IntegerProperty elementProperty() {
        return element;
    }

    /// How many elements its `foreach` has; 0 while that is not known or it has none.
    public IntegerProperty elementsProperty() {
        return elements;
    }

    public CellOutputs outputs() {
        return outputs;
    }

    /// Returns the directives at its head.
    public CellDirectives directives() {
        var known = directives;
        if (known == null || !directivesOf.equals(source())) {
            directivesOf = source();
            known = DirectiveParser.parse(new SourceCell(
                    id, 0, kind(), source(), SourceCells.tags(cell.get().metadata())));
            directives = known;
        }
        return known;
    }

    /// Returns when the running execution began, as `System.nanoTime` counts.
    public long startedNanos() {
        return startedNanos;
    }

    void started(long nanos) {
        startedNanos = nanos;
    }

    /// Takes over what the document says; outputs only if they are not those shown.
    void update(Cell now) {
        var before = cell.get();
        if (before.equals(now)) {
            return;
        }
        boolean isOther = !Objects.equals(before.outputs(), now.outputs()) && !outputs.is(now.outputs());
        if (isOther || (now.kind() != CellKind.CODE && !outputs.isEmpty())) {
            outputs.set(now.outputs());
        }
        cell.set(now);
        if (!before.metadata().equals(now.metadata())) {
            folds.set(CellFolds.of(now.metadata()));
        }
    }

    /// Takes over what the document says, whose outputs are what this cell has shown.
    void kept(Cell now) {
        cell.set(now);
    }
}
