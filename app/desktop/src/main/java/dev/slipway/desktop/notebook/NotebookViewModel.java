package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.document.Edit;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.file.SourceCells;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.rerun.Rerun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A notebook that is open: its document with undo, its cells, which of them are selected, its kernel. UI thread only.
///
/// There is always at least one cell, and one of them is current.
public final class NotebookViewModel {
    private final NotebookServices services;
    private final EditHistory history;
    private final ReadOnlyObjectWrapper<Document> document;
    private final ObservableList<CellViewModel> cells = FXCollections.observableArrayList();
    private final Sections sections = new Sections();
    private final ObservableList<CellViewModel> unmodifiable = FXCollections.unmodifiableObservableList(cells);
    private final Map<CellId, CellViewModel> known = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<CellViewModel> current;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final KernelViewModel kernel;
    private final ExecutionViewModel execution;
    private final Keeping keeping;
    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.COMMAND);
    private @Nullable CellId anchor;
    private Optional<String> foreign;
    private Rerun rerun = new Rerun(Map.of(), List.of(), List.of());

    /// What keys mean: Jupyter's two modes.
    public enum Mode {
        /// Keys act on cells.
        COMMAND,
        /// Keys type into the current cell.
        EDIT
    }

    /// @param opened what the file holds; one without cells gets one that is empty
    public NotebookViewModel(Document opened, NotebookServices services, KernelStarter starter) {
        this.services = services;
        history = new EditHistory(services.clock());
        document = new ReadOnlyObjectWrapper<>(withACell(opened));
        foreign = NotebookLanguage.foreign(opened);
        keeping = new Keeping(document, services.jobs());
        kernel = new KernelViewModel(services, starter, this::sources);
        execution = new ExecutionViewModel(services, kernel, new NotebookCells(this));
        current = new ReadOnlyObjectWrapper<>(vmOf(document.get().cells().getFirst()));
        sync();
        kernel.graphProperty().subscribe(_ -> refreshAnalysis());
        kernel.watchDebug(this::refreshStates);
    }

    private Document withACell(Document opened) {
        return opened.cells().isEmpty() ? opened.withCells(List.of(fresh(CellKind.CODE, ""))) : opened;
    }

    /// The document as it stands, what cells have shown included as of their last end.
    public ReadOnlyObjectProperty<Document> documentProperty() {
        return document.getReadOnlyProperty();
    }

    /// The cells in order.
    public ObservableList<CellViewModel> cells() {
        return unmodifiable;
    }

    /// Which cells are to be seen.
    public Sections sections() {
        return sections;
    }

    /// The cell that keys are about.
    public ReadOnlyObjectProperty<CellViewModel> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// Counts up when states, selection, outline or problems may have changed.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    public KernelViewModel kernel() {
        return kernel;
    }

    public ExecutionViewModel execution() {
        return execution;
    }

    CellClipboard clipboard() {
        return services.clipboard();
    }

    public CellViewModel current() {
        return current.get();
    }

    /// Returns the 0-based place of the current cell.
    public int place() {
        return cells.indexOf(current.get());
    }

    /// Returns the cell `id`; empty if it is not there now.
    public Optional<CellViewModel> cell(CellId id) {
        return document.get().indexOf(id) < 0 ? Optional.empty() : Optional.ofNullable(known.get(id));
    }

    /// Returns the selected cells in order: one, or a range.
    public List<CellViewModel> selected() {
        int here = place();
        int known = anchor == null ? here : document.get().indexOf(anchor);
        int other = known < 0 ? here : known;
        return List.copyOf(cells.subList(Math.min(here, other), Math.max(here, other) + 1));
    }

    /// Makes `cell` the current one, alone.
    public void select(CellViewModel cell) {
        anchor = null;
        focus(cell);
    }

    /// Makes the cell `by` further down current, as far as there is one.
    public void step(int by) {
        select(sections.from(current.get(), by));
    }

    /// Extends the selection by `by` cells.
    public void extend(int by) {
        if (anchor == null) {
            anchor = current.get().id();
        }
        focus(sections.from(current.get(), by));
    }

    /// Selects from the current cell to `cell`.
    public void extendTo(CellViewModel cell) {
        extend(cells.indexOf(cell) - place());
    }

    /// What keys mean now.
    public ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /// Lets keys type into the current cell.
    public void edit() {
        if (isReadOnly()) {
            return;
        }
        anchor = null;
        if (!current.get().isCode()) {
            current.get().editingProperty().set(true);
        }
        mode.set(Mode.EDIT);
        touch();
    }

    /// Lets keys act on cells; prose that was edited is shown.
    public void command() {
        history.seal();
        if (mode.get() == Mode.EDIT) {
            current.get().editingProperty().set(false);
        }
        mode.set(Mode.COMMAND);
        touch();
    }

    private void focus(CellViewModel cell) {
        if (sections.hides(cell.id())) {
            apply(sections.unfolding(cell), cell.id());
            return;
        }
        if (!Objects.equals(current.get(), cell)) {
            history.seal();
            current.get().editingProperty().set(false);
        }
        become(cell);
        touch();
    }

    /// Makes `cell` current; where keys type, prose shows its text, or they would go nowhere.
    private void become(CellViewModel cell) {
        if (!cells.contains(current.get())) {
            current.set(cell); // first, for views ask for the selection as soon as anything changes
        }
        if (mode.get() == Mode.EDIT && !cell.isCode()) {
            cell.editingProperty().set(true);
        }
        current.set(cell);
    }

    /// Takes over what was typed into `cell`.
    public void type(CellViewModel cell, String text) {
        if (!cell.source().equals(text) && !isReadOnly()) {
            document.set(history.type(document.get(), cell.id(), text));
            document.get().cell(cell.id()).ifPresent(cell::update);
            kernel.analyseSoon();
            if (updateStates()) {
                touch();
            }
        }
    }

    /// Makes `edit`, and `focus` current afterwards.
    void apply(Edit edit, CellId focus) {
        if (isReadOnly()) {
            return;
        }
        document.set(history.apply(document.get(), edit, current.get().id(), focus));
        anchor = null;
        sync();
        cell(focus).ifPresent(this::focus);
        edited();
    }

    /// Undoes the last step; does nothing if there is none.
    public void undo() {
        history.undo(this::newest).ifPresent(this::go);
    }

    /// Makes the step again that was undone last.
    public void redo() {
        history.redo(this::newest).ifPresent(this::go);
    }

    EditHistory history() {
        return history;
    }

    private void go(EditHistory.Place place) {
        var before = document.get();
        document.set(place.document());
        anchor = null;
        sync();
        before.cells().stream()
                .map(Cell::id)
                .filter(id -> document.get().indexOf(id) < 0)
                .forEach(execution::forget);
        cell(place.focus()).map(sections::seen).ifPresent(this::focus); // unfolding would be an edit
        edited();
    }

    /// Replaces everything by what another program has written.
    public void replace(Document other) {
        history.clear();
        keeping.forget();
        document.set(withACell(other));
        foreign = NotebookLanguage.foreign(other);
        anchor = null;
        sync();
        known.keySet().stream().filter(id -> document.get().indexOf(id) < 0).forEach(execution::forget);
        edited();
    }

    /// Tells whether it may only be read: it is `foreign`.
    public boolean isReadOnly() {
        return foreign.isPresent();
    }

    /// Returns what the language is called that it is written in; empty if that is Java.
    public Optional<String> foreign() {
        return foreign;
    }

    /// Returns every cell there is or was.
    Map<CellId, CellViewModel> known() {
        return Collections.unmodifiableMap(known);
    }

    private Optional<Cell> newest(CellId id) {
        return Optional.ofNullable(known.get(id))
                .map(cell -> cell.cellProperty().get());
    }

    /// Returns a new cell.
    Cell fresh(CellKind kind, String source) {
        CellId id;
        do {
            id = CellId.random(services.random());
        } while (known.containsKey(id));
        return Cell.of(id, kind, source);
    }

    /// Returns the cells as kernel and analysis see them.
    List<SourceCell> sources() {
        return SourceCells.all(document.get());
    }

    /// Returns everything that is wrong, worst first, in document order.
    public List<Problem> problems() {
        return Faults.sorted(kernel.graphProperty().get().problems(), document.get());
    }

    private CellViewModel vmOf(Cell cell) {
        return known.computeIfAbsent(cell.id(), _ -> new CellViewModel(cell));
    }

    private void sync() {
        var now = new ArrayList<CellViewModel>();
        for (var cell : document.get().cells()) {
            var vm = vmOf(cell);
            vm.update(cell);
            now.add(vm);
        }
        sections.refresh(now);
        int place = Math.max(0, place());
        if (!now.equals(cells)) {
            cells.setAll(now);
        }
        var here = now.contains(current.get()) ? current.get() : now.get(Math.min(place, now.size() - 1));
        become(sections.seen(here));
    }

    private void edited() {
        kernel.analyseSoon();
        refreshStates();
    }

    /// Returns what has to run so that the kernel holds what the document means, as of the last change.
    Rerun rerun() {
        return rerun;
    }

    /// Works out every cell's state anew.
    void refreshStates() {
        updateStates();
        touch();
    }

    /// Works out every cell's state, and tells whether one has changed.
    private boolean updateStates() {
        boolean changed = false;
        rerun = Rerun.of(sources(), kernel.graphProperty().get(), execution.history(), Rerun.Goal.RAN);
        var states = Staleness.of(document.get().cells(), rerun, execution.runs());
        for (var cell : cells) {
            var settled = states.getOrDefault(cell.id(), CellState.NEVER);
            var state = execution.busyState(cell).orElse(settled);
            if (!state.equals(cell.stateProperty().get())) {
                cell.stateProperty().set(state);
                changed = true;
            }
        }
        return changed;
    }

    private void refreshAnalysis() {
        var graph = kernel.graphProperty().get();
        var problems = Faults.byCell(graph.problems());
        cells.forEach(cell -> cell.problemsProperty().set(problems.getOrDefault(cell.id(), List.of())));
        graph.cells()
                .forEach(node -> cell(node.cell().id())
                        .ifPresent(cell -> cell.nodeProperty().set(node)));
        refreshStates();
    }

    private void touch() {
        changes.set(changes.get() + 1);
    }

    /// Ends the kernel.
    public void close() {
        execution.close();
    }

    /// Returns what keeps in the document what cells have shown.
    Keeping keeping() {
        return keeping;
    }

    /// Empties the outputs of `which`; cannot be undone.
    public void clear(List<CellViewModel> which) {
        which.forEach(keeping::forget);
        for (var cell : which) {
            if (cell.isCode() && !isReadOnly()) {
                cell.outputs().clear(false);
                document.set(new Edit.SetOutputs(cell.id(), List.of(), null).apply(document.get()));
            }
        }
        sync();
        touch();
    }
}
