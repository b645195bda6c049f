package dev.slipway.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RunListViewModelTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final RunListViewModel model = new RunListViewModel(workspace.live(), ZoneOffset.UTC);

    @Test
    void showsTheNewestPageAndSaysHowManyThereAre() {
        fill(500);

        model.reload();

        assertThat(numbers()).hasSize(200).startsWith(500, 499).endsWith(301);
        assertThat(model.stateProperty().get().total()).isEqualTo(500);
    }

    @Test
    void readsOnUntilAllAreShown() {
        fill(450);
        model.reload();

        model.more();
        model.more();
        model.more();

        assertThat(numbers()).hasSize(450).endsWith(1);
    }

    @Test
    void filtersInTheStoreAndCountsAll() {
        fill(20);
        add(21, RunStatus.FAILED);
        model.typedProperty().set("status:failed");

        model.applyTyped();

        assertThat(numbers()).containsExactly(21);
        assertThat(model.stateProperty().get().inStore()).isEqualTo(21);
        assertThat(model.typedProperty().get()).isEmpty();
    }

    @Test
    void keepsTheListWhenTheExpressionIsWrong() {
        fill(3);
        model.reload();
        model.typedProperty().set("params.rate <");

        model.applyTyped();

        assertThat(numbers()).containsExactly(3, 2, 1);
        assertThat(model.mistakeProperty().get().message()).contains("operator");
    }

    @Test
    void forgetsAMistakeOnceTheFilterIsRight() {
        fill(3);
        model.typedProperty().set("nonsense");
        model.applyTyped();
        model.typedProperty().set("params.rate = 2");

        model.applyTyped();

        assertThat(model.mistakeProperty().get()).isNull();
        assertThat(numbers()).containsExactly(2);
    }

    @Test
    void takesNewRunsInAtOnceWhileNobodyReads() {
        fill(3);
        model.reload();
        add(4, RunStatus.RUNNING);

        model.changed();

        assertThat(numbers()).containsExactly(4, 3, 2, 1);
    }

    @Test
    void holdsNewRunsBackWhileTheListIsBeingRead() {
        fill(3);
        model.reload();
        model.beingRead(true);
        add(4, RunStatus.RUNNING);

        model.changed();
        model.changed();

        assertThat(numbers()).containsExactly(3, 2, 1);
        assertThat(model.stateProperty().get().fresh()).isEqualTo(1);
        model.showFresh();
        assertThat(numbers()).containsExactly(4, 3, 2, 1);
    }

    @Test
    void bringsRunningRowsUpToDateInPlace() {
        fill(300);
        var old = add(0, RunStatus.RUNNING);
        model.reload();
        model.more();
        workspace.history.rows.put(old.id(), build(0, RunStatus.SUCCEEDED));

        model.changed();

        assertThat(model.find(old.id()).orElseThrow().status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void dropsRunsThatWereDeletedElsewhere() {
        fill(3);
        model.reload();
        workspace.history.rows.pollFirstEntry();

        model.changed();

        assertThat(numbers()).containsExactly(2, 1);
    }

    @Test
    void sortsAllRunsOfTheStoreByAColumn() {
        fill(450);
        model.reload();

        model.sortBy("p:rate");

        assertThat(numbers()).hasSize(450).startsWith(450, 449);
        model.sortBy("p:rate");
        assertThat(numbers()).startsWith(1, 2);
    }

    @Test
    void groupsByFlowAndFolds() {
        fill(2);
        workspace.history.add(new RunBuilder("penguins", 1).build());
        model.reload();

        model.groupingProperty().set(Grouping.FLOW);
        model.fold("penguins");

        assertThat(model.lines()).hasSize(4);
        assertThat(model.lines().stream().filter(Line.Group.class::isInstance)).hasSize(2);
    }

    @Test
    void offersFacetsWithCounts() {
        fill(3);
        add(4, RunStatus.FAILED);

        model.reload();

        assertThat(model.facets())
                .extracting(Facet::label, Facet::count)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("flight-delays", 4L),
                        org.assertj.core.groups.Tuple.tuple("failed", 1L),
                        org.assertj.core.groups.Tuple.tuple("succeeded", 3L));
    }

    @Test
    void aFilterWithoutHitsStillKnowsHowManyThereAre() {
        fill(3);

        model.toggle(Filter.Condition.tag("nobody"));

        assertThat(model.lines()).isEmpty();
        assertThat(model.stateProperty().get().total()).isZero();
        assertThat(model.stateProperty().get().inStore()).isEqualTo(3);
    }

    @Test
    void showsTheRunsAroundAChosenTimeInTheStrip() {
        fill(10);
        var tenth = workspace.history.rows.firstEntry().getValue();

        model.with(Filter.Condition.since(Objects.requireNonNull(tenth.times().started()), "then"));

        assertThat(numbers()).containsExactly(10);
        assertThat(model.stripRows()).hasSize(10);
    }

    private void fill(int count) {
        for (int i = 1; i <= count; i++) {
            add(i, RunStatus.SUCCEEDED);
        }
    }

    private RunRow add(int number, RunStatus status) {
        var row = build(number, status);
        workspace.history.add(row);
        return row;
    }

    private static RunRow build(int number, RunStatus status) {
        return new RunBuilder("flight-delays", number)
                .started(FakeWorkspace.NOW.minus(Duration.ofHours(1000 - number)), Duration.ofSeconds(60))
                .status(status)
                .parameter("rate", (long) number)
                .build();
    }

    private List<Integer> numbers() {
        return model.lines().stream()
                .filter(Line.Run.class::isInstance)
                .map(line -> ((Line.Run) line).row().flow().number())
                .toList();
    }
}
