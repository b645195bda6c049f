package dev.slipway.desktop.shell;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Finds and runs any command from the keyboard.
final class Palette extends VBox {
    static final double WIDTH = 488;
    private static final int SHOWN = 40;
    private static final int MOST_TITLE = 52; // UTF-16 units
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final List<Command> commands;
    private final Keymap keymap;
    private final Runnable close;
    private final TextField typed = new TextField();
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final Label count = Kit.text("");
    private final List<Command> shown = new ArrayList<>();
    private final List<HBox> rows = new ArrayList<>();
    private int chosen;

    /// What is searched: `>` actions, `@` cells and names, `#` files; all without such a sign.
    private record Scope(String sign, String rest) {
        static Scope of(String typed) {
            var text = typed.stripLeading();
            boolean signed = !text.isEmpty() && ">@#".indexOf(text.charAt(0)) >= 0;
            return signed ? new Scope(text.substring(0, 1), text.substring(1)) : new Scope("", text);
        }

        private static boolean isAction(Command command) {
            return !command.group().equals("Cells and steps")
                    && !command.group().equals("Files");
        }

        boolean has(Command command) {
            return switch (sign) {
                case "@" -> command.group().equals("Cells and steps");
                case "#" -> command.group().equals("Files");
                case ">" -> isAction(command);
                default -> !rest.isBlank() || isAction(command);
            };
        }
    }

    private record Hit(Command command, PaletteMatch match) {}

    /// @param leftOut what is not among `commands`, in words; may be empty
    Palette(List<Command> commands, String leftOut, Keymap keymap, Runnable close) {
        this.commands = commands;
        this.keymap = keymap;
        this.close = close;
        getStyleClass().addAll("pop", "palette");
        setMinWidth(WIDTH);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        typed.setPromptText("Search or run a command");
        typed.setAccessibleText("Search or run a command");
        var field = Kit.row(
                8,
                Icons.of("magnify", "default"),
                Kit.grow(typed),
                Kit.text("> actions", "t1", "subtle"),
                Kit.text("@ cells", "t1", "subtle"),
                Kit.text("# files", "t1", "subtle"));
        field.getStyleClass().add("field");
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(400);
        scroll.setFocusTraversable(false);
        var foot = Kit.row(8, Kit.text("↑↓ move"), Kit.text("Enter runs"), Kit.text("Esc closes"), Kit.spacer(), count);
        foot.getStyleClass().add("foot");
        getChildren().addAll(field, scroll, foot);
        if (!leftOut.isEmpty()) {
            getChildren().add(Kit.text(leftOut, "group"));
        }
        typed.textProperty().subscribe(_ -> search());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    void begin(String text) {
        typed.setText(text);
        typed.requestFocus();
        typed.end();
        search();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close.run();
            case UP -> choose(chosen - 1);
            case DOWN -> choose(chosen + 1);
            case ENTER -> run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void run() {
        if (chosen < shown.size()) {
            var command = shown.get(chosen);
            close.run();
            command.action().run();
        }
    }

    private void search() {
        var scope = Scope.of(typed.getText());
        var hits = commands.stream()
                .filter(command -> scope.has(command) && command.possible().getAsBoolean())
                .flatMap(command ->
                        PaletteMatch.of(scope.rest(), command.title()).map(match -> new Hit(command, match)).stream())
                .sorted(Comparator.comparingInt((Hit hit) -> -hit.match().score()))
                .toList();
        var best = hits.stream().limit(SHOWN).toList();
        var groups = best.stream().map(hit -> hit.command().group()).distinct().toList();
        shown.clear();
        rows.clear();
        list.getChildren().clear();
        for (var group : groups) {
            list.getChildren().add(Kit.text(group, "group"));
            for (var hit : best) {
                if (hit.command().group().equals(group)) {
                    list.getChildren().add(row(hit));
                }
            }
        }
        if (hits.isEmpty()) {
            list.getChildren().add(Kit.text("Nothing is called that", "group"));
        }
        boolean isMore = hits.size() > rows.size();
        count.setText((isMore ? "first " : "")
                + Words.count(rows.size())
                + " of "
                + Words.count(hits.size())
                + (isMore ? ": type more letters" : ""));
        choose(0);
    }

    private HBox row(Hit hit) {
        var command = hit.command();
        var row = Kit.row(8, Icons.of(command.icon()), title(hit), Kit.spacer());
        row.getStyleClass().add("entry");
        row.getChildren().addAll(firstKeys(command));
        int place = rows.size();
        if (command.title().length() > MOST_TITLE) {
            Tooltip.install(row, Kit.tooltip(command.title()));
        }
        row.setOnMouseEntered(_ -> choose(place));
        row.setOnMouseClicked(_ -> run());
        shown.add(command);
        rows.add(row);
        return row;
    }

    private List<Label> firstKeys(Command command) {
        return keymap.words(command).stream()
                .findFirst()
                .map(keys -> keys.stream().map(Kit::key).toList())
                .orElse(List.of());
    }

    /// Returns from where to where `title` is left out, since a row has one line: both past its end where it is short.
    private static int[] gap(String title) {
        return title.length() <= MOST_TITLE
                ? new int[] {title.length(), title.length()}
                : new int[] {MOST_TITLE / 2, title.length() - MOST_TITLE / 2};
    }

    private static TextFlow title(Hit hit) {
        var flow = new TextFlow();
        var title = hit.command().title();
        var gap = gap(title);
        int from = 0;
        while (from < title.length()) {
            boolean on = hit.match().hits().contains(from);
            int to = from + 1;
            while (to < title.length() && to != gap[0] && hit.match().hits().contains(to) == on) {
                to++;
            }
            boolean isGap = from == gap[0];
            var part = new Text(isGap ? "…" : title.substring(from, to));
            if (on && !isGap) {
                part.getStyleClass().add("hit");
            }
            flow.getChildren().add(part);
            from = isGap ? gap[1] : to;
        }
        flow.setMaxHeight(Region.USE_PREF_SIZE);
        return flow;
    }

    private void choose(int place) {
        chosen = rows.isEmpty() ? 0 : Math.floorMod(place, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).pseudoClassStateChanged(ON, i == chosen);
        }
        if (!rows.isEmpty()) {
            reveal(rows.get(chosen));
        }
    }

    private void reveal(HBox row) {
        double all = list.getHeight() - scroll.getViewportBounds().getHeight();
        if (all > 0) {
            double top = row.getBoundsInParent().getMinY();
            double bottom = row.getBoundsInParent().getMaxY()
                    - scroll.getViewportBounds().getHeight();
            double now = scroll.getVvalue() * all;
            scroll.setVvalue(Math.clamp(top < now ? top / all : bottom > now ? bottom / all : now / all, 0, 1));
        }
    }
}
