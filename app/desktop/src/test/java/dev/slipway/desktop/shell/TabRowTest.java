package dev.slipway.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.task.Toolkit;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TabRowTest {
    @BeforeAll
    static void start() throws Exception {
        Toolkit.start();
    }

    @Test
    void tabsThatFitKeepTheirWidth() {
        var row = row(600, 100, 200, 300);

        assertThat(widths(row)).containsExactly(100.0, 200.0, 300.0);
    }

    @Test
    void longTabsAreCutBeforeShortOnes() {
        var row = row(500, 110, 400, 400);

        assertThat(widths(row)).containsExactly(110.0, 195.0, 195.0);
    }

    @Test
    void theTabInFrontIsAlwaysSeenWhole() {
        var row = row(700, 180, 300, 120, 250, 250, 90, 400, 120, 130, 140);

        for (var tab : row.getChildrenUnmodifiable()) {
            row.reveal(tab);
            row.layout();

            assertThat(tab.getLayoutX()).isGreaterThanOrEqualTo(0);
            assertThat(tab.getLayoutX() + tab.prefWidth(-1)).isLessThanOrEqualTo(row.getWidth() + 1);
            assertThat(tab.getLayoutBounds().getWidth()).isEqualTo(tab.prefWidth(-1));
        }
    }

    @Test
    void theTabInFrontIsSeenWholeWhenItsTitleGetsLonger() {
        var row = row(400, 110, 110, 110, 110, 110);
        var last = (Region) row.getChildrenUnmodifiable().getLast();
        row.reveal(last);
        row.layout();

        last.setPrefSize(220, 40);
        row.layout();

        assertThat(last.getLayoutX() + 220).isLessThanOrEqualTo(401);
    }

    @Test
    void aRowThatGetsWideEnoughMovesBack() {
        var row = row(300, 200, 200, 200);
        row.reveal(row.getChildrenUnmodifiable().getLast());
        row.layout();

        row.resize(800, 40);
        row.layout();

        assertThat(row.getChildrenUnmodifiable().getFirst().getLayoutX()).isZero();
        assertThat(widths(row)).containsExactly(200.0, 200.0, 200.0);
    }

    private static TabRow row(double width, double... tabs) {
        var row = new TabRow();
        for (double wide : tabs) {
            var tab = new Region();
            tab.setPrefSize(wide, 40);
            row.add(tab, row.getChildrenUnmodifiable().size());
        }
        row.resize(width, 40);
        row.layout();
        return row;
    }

    private static List<Double> widths(TabRow row) {
        var widths = new ArrayList<Double>();
        row.getChildrenUnmodifiable()
                .forEach(tab -> widths.add(tab.getLayoutBounds().getWidth()));
        return widths;
    }
}
