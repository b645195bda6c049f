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
        model.filter().typedProperty().set("status:failed");

        model.filter().applyTyped();

        assertThat(numbers()).containsExactly(21);
        assertThat(model.stateProperty().get().inStore()).isEqualTo(21);
        assertThat(model.filter().typedProperty().get()).isEmpty();
    }

    @Test
    void keepsTheListWhenTheExpressionIsWrong() {
        fill(3);
        model.reload();
        model.filter().typedProperty().set("params.rate <");

        model.filter().applyTyped();

        assertThat(numbers()).containsExactly(3, 2, 1);
        assertThat(model.filter().mistakeProperty().get().message()).contains("operator");
    }

    @Test
    void forgetsAMistakeOnceTheFilterIsRight() {
        fill(3);
        model.filter().typedProperty().set("nonsense");
        model.filter().applyTyped();
        model.filter().typedProperty().set("params.rate = 2");

        model.filter().applyTyped();

        assertThat(model.filter().mistakeProperty().get()).isNull();
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

        assertThat(numbers()).hasSize(200).startsWith(450, 449);
        model.sortBy("p:rate");
        assertThat(numbers()).startsWith(1, 2).endsWith(200);
        model.more();
        assertThat(numbers()).hasSize(400).endsWith(400);
    }

    @Test
    void aRunThatArrivesTakesItsPlaceInTheOrder() {
        fill(3);
        model.reload();
        model.sortBy("p:rate");
        model.sortBy("p:rate");
        workspace.history.add(new RunBuilder("flight-delays", 9)
                .started(FakeWorkspace.NOW, Duration.ofSeconds(60))
                .parameter("rate", 1.5)
                .build());

        model.changed();

        assertThat(numbers()).containsExactly(1, 9, 2, 3);
        model.beingRead(true);
        workspace.history.add(build(0, RunStatus.SUCCEEDED));
        model.changed();
        assertThat(numbers()).containsExactly(1, 9, 2, 3);
    }

    @Test
    void groupsByFlowAndFolds() {
        fill(2);
        workspace.history.add(new RunBuilder("penguins", 1).build());
        model.reload();

        model.groupingProperty().set(Grouping.FLOW);
        model.fold(group("penguins"));

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

        model.filter().toggle(Filter.Condition.tag("nobody"));

        assertThat(model.lines()).isEmpty();
        assertThat(model.stateProperty().get().total()).isZero();
        assertThat(model.stateProperty().get().inStore()).isEqualTo(3);
    }

    @Test
    void showsTheRunsAroundAChosenTimeInTheStrip() {
        fill(10);
        model.strip().room(80);
        var tenth = workspace.history.rows.firstEntry().getValue();

        model.filter()
                .with(Filter.Condition.since(
                        Objects.requireNonNull(tenth.times().started()), "then"));

        assertThat(numbers()).containsExactly(10);
        assertThat(model.strip().count()).isEqualTo(10);
    }

    @Test
    void aGroupCountsRunsThatAreNotReadAndReadsThemWhenItIsOpened() {
        workspace.history.add(new RunBuilder("penguins", 1)
                .started(FakeWorkspace.NOW.minus(Duration.ofHours(2000)), Duration.ofSeconds(60))
                .build());
        fill(300);
        model.reload();

        model.groupingProperty().set(Grouping.FLOW);

        assertThat(group("flight-delays").group().count()).isEqualTo(300);
        assertThat(group("penguins").open()).isFalse();
        assertThat(model.lines()).contains(new Line.More("flight-delays", 200, 300));
        model.fold(group("penguins"));
        assertThat(group("penguins").open()).isTrue();
        assertThat(numbers()).hasSize(201);
    }

    @Test
    void readsOnWithinAGroup() {
        fill(300);
        model.reload();
        model.groupingProperty().set(Grouping.FLOW);

        model.more(new Line.More("flight-delays", 200, 300));

        assertThat(numbers()).hasSize(250).endsWith(51);
        model.groupingProperty().set(Grouping.NONE);
        assertThat(numbers()).hasSize(200);
    }

    @Test
    void groupsByAParameterAndByDay() {
        fill(3);
        model.reload();

        model.groupingProperty().set(Grouping.parameter("rate"));
        assertThat(titles()).containsExactly("rate = 3", "rate = 2", "rate = 1");
        model.groupingProperty().set(Grouping.day(ZoneOffset.UTC));
        assertThat(titles()).containsExactly("18 May");
    }

    @Test
    void aMistakeSaysWhichWordIsWrong() {
        fill(3);
        model.filter().typedProperty().set("flow:flight-delays status:lame");

        model.filter().applyTyped();

        var mistake = model.filter().mistakeProperty().get();
        assertThat(mistake.text().substring(mistake.column(), mistake.end())).isEqualTo("status:lame");
    }

    private List<String> titles() {
        return model.lines().stream()
                .filter(Line.Group.class::isInstance)
                .map(line -> ((Line.Group) line).title())
                .toList();
    }

    private Line.Group group(String key) {
        return model.lines().stream()
                .filter(Line.Group.class::isInstance)
                .map(Line.Group.class::cast)
                .filter(group -> group.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theBarOfARunThatIsPointedAtIsKnown() {
        fill(3);
        model.strip().room(10);
        model.reload();

        assertThat(model.strip().barOf(model.rows().getLast().id())).isZero();
        assertThat(model.strip().barOf(model.rows().getFirst().id())).isEqualTo(2);
        assertThat(model.strip().barOf(null)).isEqualTo(-1);
    }

    @Test
    void runsOfAVersionAreFoundByItAndAFacet() {
        fill(2);
        workspace.history.add(new RunBuilder("sales", 9).version(3).build());
        model.reload();
        assertThat(model.facets())
                .extracting(Facet::title, Facet::label)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("Version", "sales@3"),
                        org.assertj.core.groups.Tuple.tuple("Branch", "prod"));

        model.filter().showOnly("version:sales@3 branch:prod who:ada");

        assertThat(numbers()).containsExactly(9);
        assertThat(model.stateProperty().get().inStore()).isEqualTo(3);
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
