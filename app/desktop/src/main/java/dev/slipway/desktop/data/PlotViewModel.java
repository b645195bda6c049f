package dev.slipway.desktop.data;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.desktop.table.LiveTable;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/// What is drawn of the rows that are seen of a table, and the drawing, which the table's kernel makes from the very
/// code that would be put into the notebook. UI thread only.
///
/// At most one drawing is under way; of what was chosen meanwhile the last is drawn next.
final class PlotViewModel {
    private final ExplorerViewModel explorer;
    private final LiveTable table;
    private final String expression;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private @Nullable PlotChoice choice;
    private @Nullable MimeBundle drawn;
    private String drawnBy = "";
    private String askedFor = "";
    private String failure = "";
    private boolean isOpen;

    /// @param expression Java that gives the table in the notebook
    PlotViewModel(ExplorerViewModel explorer, LiveTable table, String expression) {
        this.explorer = explorer;
        this.table = table;
        this.expression = expression;
        explorer.changesProperty().subscribe(_ -> refresh());
    }

    /// Counts up when anything that is shown has changed.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    boolean isOpen() {
        return isOpen;
    }

    /// Draws, or no longer.
    void open(boolean opens) {
        isOpen = opens;
        refresh();
        touch();
    }

    /// Returns the columns to choose from; none before the table has come.
    List<Column> columns() {
        return explorer.columns();
    }

    /// Returns what is chosen; empty before the table has come.
    Optional<PlotChoice> choice() {
        return Optional.ofNullable(choice);
    }

    /// Draws something else.
    void choose(PlotChoice other) {
        if (!other.equals(choice)) {
            choice = other;
            refresh();
            touch();
        }
    }

    /// Returns the code of what is chosen; empty if that cannot be drawn.
    Optional<String> code() {
        return code(rows(expression));
    }

    private String rows(String of) {
        return AsCode.rows(of, explorer.columns(), explorer.filters());
    }

    private Optional<String> code(String rows) {
        var now = choice;
        return now == null || now.fault(columns()).isPresent()
                ? Optional.empty()
                : Optional.of(PlotText.of(now, rows, columns(), explorer.kept()));
    }

    /// Returns why nothing is drawn, a sentence; empty if nothing speaks against it.
    String fault() {
        var now = choice;
        var own = now == null ? Optional.<String>empty() : now.fault(columns());
        return own.orElse(failure);
    }

    /// Returns what is said of many rows; possibly empty.
    String note() {
        var now = choice;
        return now == null || now.fault(columns()).isPresent() ? "" : PlotText.note(now, columns(), explorer.kept());
    }

    /// Tells whether a drawing is under way.
    boolean isDrawing() {
        return !askedFor.isEmpty();
    }

    /// Returns the last drawing; empty if there is none.
    Optional<MimeBundle> drawn() {
        return Optional.ofNullable(drawn);
    }

    private void refresh() {
        if (!isOpen || explorer.isLoading() || columns().isEmpty()) {
            return;
        }
        var now = choice;
        if (now == null
                || Math.max(now.x(), Math.max(now.y(), now.colour()))
                        >= columns().size()) {
            choice = PlotChoice.first(columns());
            touch();
        }
        draw();
    }

    private void draw() {
        var code = code().orElse("");
        if (code.isEmpty() || code.equals(drawnBy) || isDrawing()) {
            return;
        }
        askedFor = code;
        failure = "";
        table.draw(
                expression,
                there -> code(rows(there)).orElse(code),
                bundle -> came(code, bundle, ""),
                sentence -> came(code, null, sentence));
        touch();
    }

    private void came(String code, @Nullable MimeBundle bundle, String sentence) {
        if (!code.equals(askedFor)) {
            return;
        }
        askedFor = "";
        drawnBy = code;
        drawn = bundle;
        failure = sentence;
        touch();
        draw();
    }

    /// Draws again what is chosen, from the table as it is now.
    void again() {
        drawnBy = "";
        draw();
    }

    private void touch() {
        changes.set(changes.get() + 1);
    }
}
