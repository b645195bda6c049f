package dev.slipway.desktop.why;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.why.WhyViewModel.Answer;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.values.KeptPair;
import dev.slipway.engine.values.ValueDifference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What two runs kept and printed, one thing at a time. UI thread only.
final class ResultsViewModel {
    private static final String TABLE = "slipway-table/1";

    /// What is shown of the chosen thing.
    sealed interface State {
        /// Nothing differs.
        record Nothing() implements State {}

        /// It is being read.
        record Reading() implements State {}

        /// @param before its picture, null if it has none
        /// @param after likewise
        record Shown(
                ValueDifference value,
                @Nullable Png before,
                @Nullable Png after) implements State {}

        /// @param why it could not be read
        record Failed(String why) implements State {}
    }

    /// What is chosen.
    ///
    /// @param task null for all tasks as one table
    /// @param key of tables, empty to have it chosen
    record Choice(KeptPair pair, KeptPair.@Nullable Task task, List<String> key) {
        Choice {
            key = List.copyOf(key);
        }
    }

    private final LiveStore store;
    private final ReadOnlyObjectWrapper<List<KeptPair>> differing = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Choice> choice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Nothing());
    private @Nullable Answer answer;
    private int question;

    ResultsViewModel(LiveStore store) {
        this.store = store;
    }

    /// What differs, in the order of the steps.
    ReadOnlyObjectProperty<List<KeptPair>> differingProperty() {
        return differing.getReadOnlyProperty();
    }

    /// What is chosen, null while nothing differs.
    ReadOnlyObjectProperty<@Nullable Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Shows the results of `now`; the thing that was chosen stays so if it still differs.
    void show(Answer now) {
        answer = now;
        var all = now.kept().stream().filter(KeptPair::differs).toList();
        differing.set(all);
        var before = choice.get();
        var same = before == null
                ? Optional.<KeptPair>empty()
                : all.stream().filter(pair -> isSame(pair, before.pair())).findFirst();
        var next = same.or(() -> first(now, all));
        if (next.isPresent()) {
            choose(next.get());
        } else {
            choice.set(null);
            state.set(new State.Nothing());
        }
    }

    private static boolean isSame(KeptPair one, KeptPair other) {
        return one.kind() == other.kind()
                && one.step().equals(other.step())
                && one.name().equals(other.name());
    }

    /// Returns what tells most: the log of a step that failed; else the last table, the last picture, the first value.
    private static Optional<KeptPair> first(Answer answer, List<KeptPair> all) {
        var failed = answer.after().row().status() == RunStatus.FAILED
                        && answer.after().error() != null
                ? answer.after().error().step()
                : "";
        var log = all.stream()
                .filter(pair -> pair.kind() == KeptPair.Kind.LOG && pair.step().equals(failed))
                .findFirst();
        return log.or(() -> last(all, pair -> pair.format().equals(TABLE) && !pair.isFanOut()))
                .or(() -> last(all, ResultsViewModel::isPicture))
                .or(() -> all.stream()
                        .filter(pair -> pair.kind() == KeptPair.Kind.ARTIFACT)
                        .findFirst())
                .or(() -> all.stream().findFirst());
    }

    private static Optional<KeptPair> last(List<KeptPair> all, java.util.function.Predicate<KeptPair> test) {
        return all.stream().filter(test).reduce((_, later) -> later);
    }

    private static boolean isPicture(KeptPair pair) {
        return pair.format().startsWith("image/") || pair.format().startsWith("slipway-plot/");
    }

    /// Tells whether the values of all tasks fit into one table.
    static boolean fitsOneTable(KeptPair pair) {
        return pair.kind() == KeptPair.Kind.ARTIFACT
                && pair.isFanOut()
                && !isPicture(pair)
                && !pair.format().equals(TABLE);
    }

    /// Chooses another thing: all of its tasks if they fit into one table, else the first.
    void choose(KeptPair pair) {
        choose(new Choice(pair, fitsOneTable(pair) ? null : pair.tasks().getFirst(), List.of()));
    }

    /// Chooses a task of the same thing, null for all.
    void chooseTask(KeptPair.@Nullable Task task) {
        with(now -> choose(new Choice(now.pair(), task, List.of())));
    }

    /// Chooses which columns tell rows apart; none to have them chosen.
    void chooseKey(List<String> key) {
        with(now -> choose(new Choice(now.pair(), now.task(), key)));
    }

    /// Goes to the next or previous thing.
    void step(int by) {
        with(now -> {
            var all = differing.get();
            choose(all.get(Math.clamp((long) all.indexOf(now.pair()) + by, 0, all.size() - 1)));
        });
    }

    /// Reads what is chosen again.
    void again() {
        with(this::choose);
    }

    private void with(Consumer<Choice> action) {
        var now = choice.get();
        if (now != null) {
            action.accept(now);
        }
    }

    private void choose(Choice next) {
        choice.set(next);
        int mine = ++question;
        state.set(new State.Reading());
        var runs = Objects.requireNonNull(answer, "nothing is shown yet");
        var before = runs.before().row().id();
        var after = runs.after().row().id();
        store.ask(
                () -> read(before, after, next),
                (Consumer<State>) read -> {
                    if (mine == question) {
                        state.set(read);
                    }
                },
                failure -> {
                    if (mine == question) {
                        state.set(new State.Failed(failure));
                    }
                });
    }

    private State read(RunId before, RunId after, Choice chosen) throws IOException {
        var value = store.services().values().compare(before, after, chosen.pair(), chosen.task(), chosen.key());
        boolean hasPictures = value instanceof ValueDifference.Pictures || value instanceof ValueDifference.Charts;
        var task = chosen.task();
        return hasPictures && task != null
                ? new State.Shown(
                        value, png(before, chosen.pair(), task.before()), png(after, chosen.pair(), task.after()))
                : new State.Shown(value, null, null);
    }

    private Png png(RunId run, KeptPair pair, int index) throws IOException {
        var bytes = new ByteArrayOutputStream();
        store.services().artifacts().export(run, pair.step(), index, pair.name(), "png", bytes);
        return new Png(bytes.toByteArray());
    }
}
