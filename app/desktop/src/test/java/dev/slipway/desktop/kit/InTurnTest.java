package dev.slipway.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.task.Toolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InTurnTest {
    private final List<String> called = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        Toolkit.start();
    }

    private List<Runnable> parts(String... names) {
        return List.of(names).stream()
                .<Runnable>map(name -> () -> called.add(name))
                .toList();
    }

    @Test
    void whereNoWindowShowsItAllPartsComeAtOnce() throws Exception {
        OnStage.onUi(() -> {
            InTurn.run(new Region(), parts("a", "b", "c"));

            assertThat(called).containsExactly("a", "b", "c");
            return true;
        });
    }

    @Test
    void inAWindowTheFirstComesAtOnceAndTheOthersInLaterFrames() throws Exception {
        var last = new CountDownLatch(1);
        var parts = new ArrayList<>(parts("a", "b"));
        parts.add(last::countDown);
        OnStage.onUi(() -> {
            InTurn.run(inWindow(), parts);
            assertThat(called).containsExactly("a");
            return true;
        });

        assertThat(last.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(called).containsExactly("a", "b");
    }

    @Test
    void whatStillWaitsComesBeforeOthersOfTheSameScreen() throws Exception {
        OnStage.onUi(() -> {
            var screen = inWindow();
            InTurn.run(screen, parts("a", "b", "c"));
            InTurn.run(screen, parts("d", "e"));
            assertThat(called).containsExactly("a", "b", "c", "d");

            InTurn.finish(screen);
            InTurn.finish(screen);
            assertThat(called).containsExactly("a", "b", "c", "d", "e");
            return true;
        });
    }

    private static Region inWindow() {
        var screen = new Region();
        var stage = new Stage();
        stage.setScene(new Scene(new StackPane(screen)));
        return screen;
    }
}
