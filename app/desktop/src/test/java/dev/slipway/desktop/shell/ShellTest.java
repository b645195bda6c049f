package dev.slipway.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.settings.SettingsViewModel;
import dev.slipway.desktop.task.Toolkit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The window's frame: where the keys go when screens come and go.
class ShellTest {
    private record Plain(String id, Region main) implements Screen {
        @Override
        public ObservableValue<Tab> tab() {
            return new SimpleObjectProperty<>(new Tab("folder-outline", id, false, false));
        }

        @Override
        public String rail() {
            return "files";
        }
    }

    @BeforeAll
    static void start() throws InterruptedException {
        Toolkit.start();
    }

    @Test
    void aScreenThatComesToTheFrontGetsTheKeys() throws Exception {
        var settings = SettingsViewModel.first();
        var shell = OnStage.onUi(() -> new Shell(new Region(), Region::new, settings.keymap(), () -> {}));
        try (var stage = OnStage.node(() -> new StackPane(shell))) {
            var button = OnStage.onUi(() -> new Button("first"));
            var first = new Plain("first", OnStage.onUi(() -> new VBox(button)));
            var second = new Plain("second", OnStage.onUi(() -> new VBox(new Button("second"))));
            var heard = OnStage.onUi(() -> {
                var keys = new SimpleObjectProperty<KeyCode>();
                second.main().setOnKeyPressed(key -> keys.set(key.getCode()));
                shell.open("first", () -> first);
                button.requestFocus();
                shell.open("second", () -> second);
                return keys;
            });
            assertThat(stage.says()).contains("second");

            stage.press(KeyCode.J);
            assertThat(heard.get()).isEqualTo(KeyCode.J);
            assertThat(OnStage.onUi(() -> owner(shell))).isEqualTo(second.main());

            OnStage.onUi(() -> {
                shell.close("second");
                return true;
            });
            stage.says();
            assertThat(OnStage.onUi(() -> owner(shell))).isEqualTo(first.main());
        }
    }

    private static Node owner(Shell shell) {
        return shell.getScene().getFocusOwner();
    }

    @Test
    void thePaletteShowsTheBestOfManyAndSaysHowManyThereAre() throws Exception {
        var settings = SettingsViewModel.first();
        var shell = OnStage.onUi(() -> new Shell(new Region(), Region::new, settings.keymap(), () -> {}));
        var many = IntStream.range(0, 90)
                .mapToObj(i ->
                        Command.of("many" + i, "Many", "x a rather long title of a place " + i, "chart-line", () -> {}))
                .toList();
        OnStage.onUi(() -> {
            shell.addCommands(many);
            shell.addCommands(List.of(Command.of("one", "Other", "places", "chart-line", () -> {})));
            return true;
        });
        try (var stage = OnStage.node(() -> new StackPane(shell))) {
            OnStage.onUi(() -> {
                shell.palette("place");
                return true;
            });

            assertThat(stage.says()).contains("first 40 of 91: type more letters", "Other", "place", "Many");
            OnStage.onUi(() -> {
                shell.closeSheet();
                shell.palette("x a rather");
                return true;
            });
            assertThat(stage.says())
                    .contains("first 40 of 90: type more letters", "Many")
                    .doesNotContain("Other");
            assertThat(stage.places("entry")).hasSize(40);
        }
    }

    private record WithPanes(Region main, Region pane) implements Screen {
        @Override
        public String id() {
            return "panes";
        }

        @Override
        public ObservableValue<Tab> tab() {
            return new SimpleObjectProperty<>(new Tab("folder-outline", "a".repeat(200), false, false));
        }

        @Override
        public String rail() {
            return "files";
        }

        @Override
        public boolean showsFiles() {
            return true;
        }

        @Override
        public Optional<Node> right() {
            return Optional.of(pane);
        }
    }

    @Test
    void f6GoesRoundTheWindowAndEscLeadsBack() throws Exception {
        var settings = SettingsViewModel.first();
        var files = OnStage.onUi(() -> new TextField());
        var shell = OnStage.onUi(() -> new Shell(files, Region::new, settings.keymap(), () -> {}));
        var list = OnStage.onUi(() -> new ListView<>(FXCollections.observableArrayList("x")));
        var screen = new WithPanes(
                OnStage.onUi(() -> new VBox(new Button("main"))),
                OnStage.onUi(() -> new VBox(new Button("tab of a pane"), list)));
        try (var stage = OnStage.node(() -> new StackPane(shell))) {
            OnStage.onUi(() -> {
                shell.open("panes", () -> screen);
                screen.main().requestFocus();
                return true;
            });
            assertThat(stage.places("slip-tab").getFirst().getWidth())
                    .as("a long title leaves room")
                    .isLessThan(320);

            stage.press(KeyCode.F6);
            assertThat(OnStage.onUi(() -> owner(shell))).isEqualTo(list);
            stage.press(KeyCode.ESCAPE);
            assertThat(OnStage.onUi(() -> owner(shell))).isEqualTo(screen.main());
            stage.press(KeyCode.F6, KeyCode.F6);
            assertThat(OnStage.onUi(() -> owner(shell).getAccessibleText())).isEqualTo("Files");
            stage.press(KeyCode.F6);
            assertThat(OnStage.onUi(() -> owner(shell))).isEqualTo(files);
            stage.press(KeyCode.F6);
            assertThat(OnStage.onUi(() -> owner(shell))).isEqualTo(screen.main());
        }
    }

    @Test
    void aLongNameTakesOneLineOfThePaletteWithItsBeginAndItsEnd() throws Exception {
        var settings = SettingsViewModel.first();
        var shell = OnStage.onUi(() -> new Shell(new Region(), Region::new, settings.keymap(), () -> {}));
        var name = "begin/" + "very-long/".repeat(30) + "end.jsh";
        OnStage.onUi(() -> {
            shell.addCommands(List.of(Command.of("long", "Long", name, "chart-line", () -> {})));
            return true;
        });
        try (var stage = OnStage.node(() -> new StackPane(shell))) {
            OnStage.onUi(() -> {
                shell.palette("begin");
                return true;
            });

            assertThat(stage.says()).contains("begin", "…").noneMatch(text -> text.length() > 100);
            assertThat(stage.says()).anyMatch(text -> text.endsWith("end.jsh"));
            assertThat(stage.places("entry").getFirst().getHeight()).isLessThan(40);
        }
    }
}
