package dev.slipway.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.task.Toolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FewAtATimeTest {
    private final List<Integer> filled = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        Toolkit.start();
    }

    private void rows(FewAtATime filling, Region table, int from, int to) {
        for (int i = from; i < to; i++) {
            int row = i;
            if (filling.mustWait(table)) {
                filling.later(() -> filled.add(row));
            } else {
                filled.add(row);
            }
        }
    }

    @Test
    void aFewAreFilledInEachFrameAndLaterOnesAtOnce() throws Exception {
        OnStage.onUi(() -> {
            var table = new Region();
            var stage = new Stage();
            stage.setScene(new Scene(new StackPane(table)));
            var filling = new FewAtATime();

            rows(filling, table, 0, 40);
            assertThat(filled).hasSize(FewAtATime.FEW);
            filling.handle(0);
            assertThat(filled).hasSize(FewAtATime.FEW + FewAtATime.MORE);
            filling.handle(0);
            filling.handle(0);
            assertThat(filled).isEqualTo(IntStream.range(0, 40).boxed().toList());

            rows(filling, table, 40, 80);
            assertThat(filled).hasSize(80);
            return true;
        });
    }

    @Test
    void nothingWaitsWhereNoWindowShowsIt() throws Exception {
        OnStage.onUi(() -> {
            rows(new FewAtATime(), new Region(), 0, 20);

            assertThat(filled).hasSize(20);
            return true;
        });
    }

    @Test
    void aTableInAWindowIsFilledToItsEnd() throws Exception {
        var items = FXCollections.observableArrayList(
                IntStream.range(0, 20).mapToObj(i -> "row " + i).toList());
        var seen = new CountDownLatch(items.size());
        try (var _ = OnStage.node(() -> {
            var rows = new RowList<>(items, 20, "Rows");
            rows.columns(List.of(Column.words("", "word", 100, (String row) -> {
                seen.countDown();
                return row;
            })));
            return new StackPane(rows);
        })) {
            assertThat(seen.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
