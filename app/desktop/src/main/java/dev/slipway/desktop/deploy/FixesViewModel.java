package dev.slipway.desktop.deploy;

import dev.slipway.desktop.deploy.ProblemFixes.Fix;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The quick fixes of the problems that a sheet shows, and the one made last. UI thread only.
final class FixesViewModel {
    private final ProblemFixes fixes;
    private final Runnable check;
    private final ReadOnlyObjectWrapper<Map<Problem, List<Fix>>> ways = new ReadOnlyObjectWrapper<>(Map.of());
    private int question;
    private boolean isUnsaved;
    private @Nullable Fix made;

    /// @param check checks the notebook anew, after `settle`
    FixesViewModel(ProblemFixes fixes, Runnable check) {
        this.fixes = fixes;
        this.check = check;
    }

    /// What can be done about each problem, best first; those that only the cell can mend are not in it.
    ReadOnlyObjectProperty<Map<Problem, List<Fix>>> waysProperty() {
        return ways.getReadOnlyProperty();
    }

    /// Asks what can be done about `problems`, all that are shown now.
    void ask(List<Problem> problems) {
        question++;
        int mine = question;
        ways.set(Map.of());
        problems.stream()
                .distinct()
                .forEach(problem -> fixes.of(problem, found -> {
                    if (mine == question && !found.isEmpty()) {
                        var more = new HashMap<>(ways.get());
                        more.put(problem, List.copyOf(found));
                        ways.set(Map.copyOf(more));
                    }
                }));
    }

    /// Returns what was done last, if it can be taken back.
    Optional<Fix> made() {
        return Optional.ofNullable(made);
    }

    /// Makes a quick fix in the notebook, and checks again.
    void make(Fix fix) {
        made = fix.isEdit() ? fix : null;
        change(fix.make());
    }

    /// Takes back what was done last, and checks again.
    void takeBack() {
        made = null;
        change(fixes::undo);
    }

    private void change(Runnable change) {
        change.run();
        isUnsaved = true;
        check.run();
    }

    /// Hands on the notebook as it is saved: `last`, if nothing was fixed since.
    ///
    /// @param refused called with a sentence that says why it could not be saved
    void settle(Opened.Notebook last, Consumer<Opened.Notebook> saved, Consumer<String> refused) {
        if (!isUnsaved) {
            saved.accept(last);
            return;
        }
        fixes.save(
                now -> {
                    isUnsaved = false;
                    saved.accept(now);
                },
                refused);
    }
}
