package dev.slipway.desktop.settings;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.settings.Settings.Look;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All settings in one column, found by typing; each is in force at once. UI thread only.
final class SettingsView extends VBox {
    private static final List<Integer> SCALES = List.of(80, 90, 100, 110, 125, 150, 175, 200, 250);
    private static final List<Integer> HEAPS = List.of(0, 512, 1024, 2048, 4096, 8192, 16384, 32768);

    private final SettingsViewModel settings;
    private final Supplier<List<Command>> commands;
    private final TextField search = new TextField();
    private final VBox rows = new VBox();
    private final Label count = Kit.text("", "t1", "muted");
    private final ScrollPane scroll;
    private final Segments<Look> theme;
    private @Nullable String recording;

    SettingsView(SettingsViewModel settings, Supplier<List<Command>> commands) {
        this.settings = settings;
        this.commands = commands;
        theme = Segments.of(List.of(Look.values()), SettingsView::word, settings.lookProperty());
        getStyleClass().add("settings");
        search.setPromptText("Search settings and keys");
        search.setAccessibleText("Search settings and keys");
        var field = Kit.row(8, Icons.of("magnify"), Kit.grow(search), count);
        field.getStyleClass().add("field");
        var column = new VBox(12, Kit.text("Settings", "t5"), field, rows);
        column.getStyleClass().add("settings-column");
        var middle = new HBox(column);
        middle.setAlignment(javafx.geometry.Pos.TOP_CENTER);
        HBox.setHgrow(column, Priority.ALWAYS);
        scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        search.textProperty().subscribe(_ -> refresh());
        settings.preferencesProperty().subscribe(_ -> refresh());
        settings.lookProperty().subscribe(_ -> refresh());
    }

    /// Gives the keys to the search field.
    void begin() {
        refresh();
        applyCss();
        layout();
        search.requestFocus();
    }

    private record Setting(String group, String title, String hint, Supplier<Node> control) {
        boolean matches(String wanted) {
            return (group + " " + title + " " + hint).toLowerCase(Locale.ROOT).contains(wanted);
        }
    }

    private List<Setting> all() {
        var now = settings.preferences();
        var all = new ArrayList<Setting>();
        all.add(new Setting("Look", "Theme", "System follows the desktop", () -> theme));
        all.add(new Setting(
                "Look",
                "Scale",
                "Text, icons and spacing together",
                () -> choice(
                        "Scale",
                        SCALES,
                        now.scale(),
                        percent -> percent + " %",
                        percent -> settings.change(before -> before.withScale(percent)))));
        all.add(new Setting(
                "Notebook",
                "Run stale cells by themselves",
                "Reactive, for notebooks whose own switch was never used",
                () -> toggle("Reactive", now.reactive(), on -> settings.change(before -> before.withReactive(on)))));
        all.add(new Setting(
                "Notebook",
                "Save while typing",
                "A journal keeps the last second anyway",
                () -> toggle(
                        "Save while typing",
                        now.autoSave(),
                        on -> settings.change(before -> before.withAutoSave(on)))));
        all.add(new Setting(
                "Kernel",
                "Kernel memory",
                "From the next start of a kernel on",
                () -> choice(
                        "Kernel memory",
                        HEAPS,
                        now.heapMiB(),
                        SettingsView::heap,
                        mebibytes -> settings.change(before -> before.withHeap(mebibytes)))));
        all.addAll(keySettings());
        return all;
    }

    private List<Setting> keySettings() {
        var keys = new ArrayList<Setting>();
        var seen = new java.util.HashSet<String>();
        for (var command : commands.get()) {
            if (seen.add(command.id())) {
                keys.add(new Setting("Keys", command.title(), keyHint(command), () -> keys(command)));
            }
        }
        return keys;
    }

    private static String word(Look look) {
        return switch (look) {
            case LIGHT -> "Light";
            case DARK -> "Dark";
            case CONTRAST_LIGHT -> "High contrast";
            case CONTRAST_DARK -> "High contrast, dark";
            case SYSTEM -> "System";
        };
    }

    private static String heap(int mebibytes) {
        return mebibytes == 0 ? "A quarter of the machine's" : Words.bytes(mebibytes * 1024L * 1024L);
    }

    private String keyHint(Command command) {
        var clash = clash(command);
        return clash.isEmpty() ? command.group() : "also does: " + clash;
    }

    /// Returns the title of another command that one of the keys of `command` does, empty if there is none.
    private String clash(Command command) {
        var mine = settings.keymap().words(command);
        return commands.get().stream()
                .filter(other -> !other.id().equals(command.id()))
                .filter(other -> settings.keymap().words(other).stream().anyMatch(mine::contains))
                .map(Command::title)
                .findFirst()
                .orElse("");
    }

    private void refresh() {
        double at = scroll.getVvalue();
        var wanted = search.getText().toLowerCase(Locale.ROOT).strip();
        var all = all();
        var found = all.stream().filter(setting -> setting.matches(wanted)).toList();
        count.setText(wanted.isEmpty() ? "" : found.size() + " of " + all.size());
        rows.getChildren().clear();
        String group = "";
        for (var setting : found) {
            if (!setting.group().equals(group)) {
                group = setting.group();
                rows.getChildren().add(Kit.text(group, "settings-group"));
            }
            rows.getChildren().add(row(setting));
        }
        if (found.isEmpty()) {
            rows.getChildren().add(Kit.text("No setting is called that.", "muted"));
        }
        scroll.setVvalue(at);
    }

    private static HBox row(Setting setting) {
        var hint = Kit.text(setting.hint(), "t1", setting.hint().startsWith("also does") ? "warning-text" : "muted");
        var words = new VBox(Kit.text(setting.title()), hint);
        words.setMinWidth(0);
        var row = Kit.row(16, words, Kit.spacer(), setting.control().get());
        row.getStyleClass().add("settings-row");
        return row;
    }

    private static ToggleButton toggle(String words, boolean on, java.util.function.Consumer<Boolean> then) {
        var toggle = new ToggleButton("");
        toggle.getStyleClass().add("switch");
        toggle.setSelected(on);
        toggle.setAccessibleText(words);
        var knob = new javafx.scene.layout.Region();
        knob.getStyleClass().add("knob");
        toggle.setGraphic(knob);
        toggle.setOnAction(_ -> then.accept(toggle.isSelected()));
        return toggle;
    }

    private static ComboBox<Integer> choice(
            String words,
            List<Integer> choices,
            int now,
            java.util.function.IntFunction<String> spelled,
            java.util.function.IntConsumer then) {
        var all = new ArrayList<>(choices);
        if (!all.contains(now)) {
            all.add(now);
        }
        var box = new ComboBox<>(FXCollections.observableArrayList(all));
        box.setValue(now);
        box.setAccessibleText(words);
        box.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(@Nullable Integer value) {
                return value == null ? "" : spelled.apply(value);
            }

            @Override
            public Integer fromString(String text) {
                return now;
            }
        });
        box.valueProperty().addListener((_, _, chosen) -> then.accept(Objects.requireNonNullElse(chosen, now)));
        return box;
    }

    private Node keys(Command command) {
        var row = Kit.row(4);
        if (command.id().equals(recording)) {
            var recorder = new KeyRecorder(
                    stroke -> {
                        recording = null;
                        settings.change(before -> before.withKeys(command.id(), List.of(stroke)));
                        refresh();
                    },
                    () -> {
                        recording = null;
                        refresh();
                    });
            row.getChildren().add(recorder);
            return row;
        }
        for (var stroke : settings.keymap().words(command)) {
            stroke.forEach(key -> row.getChildren().add(Kit.key(key)));
            var gap = new javafx.scene.layout.Region();
            gap.setMinWidth(6);
            row.getChildren().add(gap);
        }
        if (settings.keymap().isChanged(command)) {
            row.getChildren()
                    .add(Kit.button(
                            "",
                            "Reset",
                            () -> settings.change(before -> before.withUsualKeys(command.id())),
                            "flat",
                            "small"));
        }
        var change = Kit.button("", "Change", () -> record(command), "small");
        change.setAccessibleText("Change the keys of " + command.title());
        row.getChildren().add(change);
        return row;
    }

    private void record(Command command) {
        recording = command.id();
        refresh();
        rows.lookupAll(".key-recorder").stream().findFirst().ifPresent(Node::requestFocus);
    }
}
