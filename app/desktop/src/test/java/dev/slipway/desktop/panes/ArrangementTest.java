package dev.slipway.desktop.panes;

import static dev.slipway.desktop.panes.PaneKind.DEBUG;
import static dev.slipway.desktop.panes.PaneKind.DOCUMENTATION;
import static dev.slipway.desktop.panes.PaneKind.FILES;
import static dev.slipway.desktop.panes.PaneKind.GRAPH;
import static dev.slipway.desktop.panes.PaneKind.PLOTS;
import static dev.slipway.desktop.panes.PaneKind.QUEUE;
import static dev.slipway.desktop.panes.PaneKind.SCRATCH;
import static dev.slipway.desktop.panes.PaneKind.VARIABLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.panes.Arrangement.Place;
import dev.slipway.desktop.panes.Arrangement.Side;
import dev.slipway.desktop.settings.SettingsViewModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArrangementTest {
    private static List<List<PaneKind>> right(Arrangement arrangement) {
        return arrangement.right().stream().map(Slot::panes).toList();
    }

    @Test
    void aClosedPaneComesBackBesideThoseItStoodWith() {
        var closed = Arrangement.FIRST.close(PLOTS);
        assertThat(closed.closed()).containsExactly(PLOTS);

        var again = closed.show(PLOTS);

        assertThat(right(again).getFirst()).containsExactly(VARIABLES, DOCUMENTATION, DEBUG, PLOTS);
        assertThat(again.isFront(PLOTS)).isTrue();
    }

    @Test
    void aPaneMovesOutOfItsSlotAndIntoTheNextOne() {
        var alone = Arrangement.FIRST.down(PLOTS);
        assertThat(right(alone))
                .containsExactly(
                        List.of(VARIABLES, DOCUMENTATION, DEBUG), List.of(PLOTS), List.of(GRAPH, QUEUE, SCRATCH));

        var below = alone.down(PLOTS);

        assertThat(right(below))
                .containsExactly(List.of(VARIABLES, DOCUMENTATION, DEBUG), List.of(GRAPH, QUEUE, SCRATCH, PLOTS));
    }

    @Test
    void aSideMayBeEmptyAndFilledAgain() {
        var empty = Arrangement.FIRST;
        for (var pane : PaneKind.values()) {
            empty = empty.close(pane);
        }
        assertThat(empty.left()).isEmpty();

        assertThat(empty.show(FILES).left()).hasSize(1);
        assertThat(Arrangement.read(empty.text())).isEqualTo(empty);
    }

    @Test
    void whateverIsDoneEachPaneStandsInOnePlaceAndTheTextSaysWhere() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var all = List.copyOf(EnumSet.allOf(PaneKind.class));
        var arrangement = Arrangement.FIRST;
        for (int i = 0; i < 2_000; i++) {
            var pane = all.get(random.nextInt(all.size()));
            var other = all.get(random.nextInt(all.size()));
            arrangement = switch (random.nextInt(7)) {
                case 0 -> arrangement.close(pane);
                case 1 -> arrangement.up(pane);
                case 2 -> arrangement.down(pane);
                case 3 -> arrangement.across(pane);
                case 4 -> arrangement.into(pane, other);
                case 5 -> arrangement.moved(pane, place(random, arrangement));
                default -> arrangement.show(pane);
            };
            var open = new ArrayList<PaneKind>();
            for (var side : Side.values()) {
                arrangement.slots(side).forEach(slot -> open.addAll(slot.panes()));
            }
            assertThat(open).describedAs("seed " + seed).doesNotHaveDuplicates();
            assertThat(EnumSet.complementOf(EnumSet.copyOf(
                            arrangement.closed().isEmpty() ? EnumSet.noneOf(PaneKind.class) : arrangement.closed())))
                    .describedAs("seed " + seed)
                    .containsExactlyInAnyOrderElementsOf(open);
            assertThat(Arrangement.read(arrangement.text()))
                    .describedAs("seed " + seed)
                    .isEqualTo(arrangement);
        }
    }

    private static Place place(Random random, Arrangement arrangement) {
        var side = random.nextBoolean() ? Side.LEFT : Side.RIGHT;
        int slots = arrangement.slots(side).size();
        var where = List.of(Place.Where.values()).get(random.nextInt(3));
        return new Place(side, slots == 0 ? 0 : random.nextInt(slots), where);
    }

    @Test
    void aPaneIsPutAboveInAndBelowASlot() {
        assertThat(right(Arrangement.FIRST.moved(PLOTS, new Place(Side.RIGHT, 0, Place.Where.ABOVE))))
                .containsExactly(
                        List.of(PLOTS), List.of(VARIABLES, DOCUMENTATION, DEBUG), List.of(GRAPH, QUEUE, SCRATCH));
        assertThat(right(Arrangement.FIRST.moved(FILES, new Place(Side.RIGHT, 1, Place.Where.INSIDE))))
                .containsExactly(
                        List.of(VARIABLES, DOCUMENTATION, PLOTS, DEBUG), List.of(GRAPH, QUEUE, SCRATCH, FILES));
        assertThat(right(Arrangement.FIRST.moved(FILES, new Place(Side.RIGHT, 1, Place.Where.BELOW))))
                .containsExactly(
                        List.of(VARIABLES, DOCUMENTATION, PLOTS, DEBUG),
                        List.of(GRAPH, QUEUE, SCRATCH),
                        List.of(FILES));
        assertThat(Arrangement.FIRST.moved(FILES, new Place(Side.LEFT, 0, Place.Where.BELOW)))
                .isEqualTo(Arrangement.FIRST);
    }

    @Test
    void whatIsNoArrangementIsThatOfAFirstStart() {
        assertThat(Arrangement.read("nonsense")).isEqualTo(Arrangement.FIRST);
        assertThat(Arrangement.read("files,files 400|unknown;graph").left()).hasSize(1);
    }

    @Test
    void eachWorkspaceHasItsOwn() {
        var settings = SettingsViewModel.first();
        var panes = new PanesViewModel(settings, _ -> {});
        panes.enter("/a");
        panes.change(now -> now.close(GRAPH));
        panes.enter("/b");
        assertThat(panes.arrangementProperty().get()).isEqualTo(Arrangement.FIRST);

        var later = new PanesViewModel(settings, _ -> {});
        later.enter("/a");

        assertThat(later.arrangementProperty().get().closed()).containsExactly(GRAPH);
    }
}
