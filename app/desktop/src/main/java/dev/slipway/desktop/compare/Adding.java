package dev.slipway.desktop.compare;

import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.Page;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.WhereException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Runs that can be added to a comparison: offered, looked for one by one, or all that meet an expression. UI thread
/// only.
final class Adding {
    /// Most runs that stand side by side.
    static final int MOST = 1_000;

    private final LiveStore store;
    private final CompareViewModel model;
    private final ObservableList<RunRow> offered = FXCollections.observableArrayList();

    Adding(LiveStore store, CompareViewModel model) {
        this.store = store;
        this.model = model;
    }

    /// Looks for one run.
    @FunctionalInterface
    interface Finder {
        Optional<RunRow> find(OtherRuns runs) throws IOException;
    }

    /// Runs that can be added.
    ObservableList<RunRow> offered() {
        return offered;
    }

    /// Reads runs that could be added: the newest ones, those of the same flows first.
    void offer() {
        var flows =
                model.runs().stream().map(run -> run.flow().flow()).distinct().toList();
        var known = model.ids();
        store.ask(() -> new OtherRuns(store.services()).newest(flows, known), offered::setAll, _ -> {});
    }

    /// Finds a run off the UI thread and adds it.
    ///
    /// @param none called with what to say if there is none
    void find(Finder finder, Consumer<String> none) {
        store.ask(
                () -> finder.find(new OtherRuns(store.services())),
                found -> found.ifPresentOrElse(
                        run -> model.add(List.of(run.id())), () -> none.accept("There is no such run.")),
                none);
    }

    /// Adds the runs that meet `where`, the newest first, until there are 1,000.
    ///
    /// @param said called with what came of it
    /// @param done called once some were added
    void where(String where, Consumer<String> said, Runnable done) {
        var query = new RunQuery(null, null, null, null, where, null, MOST, null);
        store.ask(
                () -> answer(query),
                answer -> {
                    said.accept(take(answer));
                    if (!answer.page().rows().isEmpty()) {
                        done.run();
                    }
                },
                said);
    }

    private record Answer(Page<RunRow> page, String mistake) {}

    private Answer answer(RunQuery query) throws IOException {
        try {
            return new Answer(store.services().history().runs(query), "");
        } catch (WhereException wrong) {
            var text = String.valueOf(query.where());
            int at = Math.clamp(wrong.column(), 0, text.length());
            var place = " Here: " + text.substring(0, at) + "»" + text.substring(at);
            return new Answer(new Page<>(0, List.of()), LiveStore.sentence(wrong) + place);
        }
    }

    private String take(Answer answer) {
        if (!answer.mistake().isEmpty()) {
            return answer.mistake();
        }
        var known = Set.copyOf(model.ids());
        var fresh = answer.page().rows().stream()
                .map(RunRow::id)
                .filter(id -> !known.contains(id))
                .toList();
        var fitting = fresh.subList(0, Math.min(fresh.size(), Math.max(0, MOST - known.size())));
        model.add(fitting);
        long all = answer.page().total();
        if (all == 0) {
            return "No run meets it.";
        }
        long left = all - answer.page().rows().size() + fresh.size() - fitting.size();
        return Words.count(fitting.size(), "run") + " added"
                + (left > 0
                        ? "; " + Words.count(left) + " more meet it, but " + Words.count(MOST) + " stand side by side."
                        : ".");
    }
}
