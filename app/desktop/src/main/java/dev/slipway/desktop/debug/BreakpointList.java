package dev.slipway.desktop.debug;

import dev.slipway.desktop.kit.Kit;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The breakpoints of a notebook: each leads to its line and can be switched off or removed. UI thread only.
final class BreakpointList extends VBox {
    private final DebugViewModel debug;
    private final DebugPane.Ways ways;
    private final CheckBox exceptions = new CheckBox("Pause where an exception is thrown");
    private final VBox rows = new VBox();

    BreakpointList(DebugViewModel debug, DebugPane.Ways ways) {
        super(2);
        this.debug = debug;
        this.ways = ways;
        exceptions.getStyleClass().add("t2");
        exceptions.setOnAction(_ -> debug.pauseAtExceptions(exceptions.isSelected()));
        Kit.whole(exceptions);
        debug.breakpoints().exceptionsProperty().subscribe(on -> exceptions.setSelected(on));
        debug.breakpoints().shownProperty().subscribe(_ -> refresh());
        getStyleClass().add("breakpoints");
        getChildren().addAll(rows, exceptions);
    }

    /// Shows them anew: cells may have got other numbers.
    void refresh() {
        rows.getChildren()
                .setAll(debug.breakpoints().shownProperty().get().stream()
                        .map(this::row)
                        .toList());
    }

    private HBox row(Breakpoint one) {
        var place = ways.name().apply(one.cell()) + ", line " + one.line();
        var box = new CheckBox();
        box.setSelected(one.isOn());
        box.setAccessibleText("Pause at " + place);
        box.setOnAction(_ -> debug.turn(one, box.isSelected()));
        var mark = new Region();
        mark.getStyleClass()
                .addAll("line-mark", "breakpoint-" + one.shape().name().toLowerCase(Locale.ROOT));
        mark.setMinSize(9, 9);
        mark.setMaxSize(9, 9);
        var link = Kit.link(place, () -> ways.go().accept(one.cell(), one.line()), "t2");
        link.setAccessibleText(one.words());
        link.setMinWidth(Region.USE_PREF_SIZE);
        var condition = Kit.text(one.condition(), "t1", "mono", "muted");
        condition.setMinWidth(0);
        var gone = Kit.iconButton("close", "Remove the breakpoint at " + place, () -> debug.remove(one), "small");
        var row = Kit.row(6, box, mark, link, condition, Kit.spacer(), gone);
        row.getStyleClass().add("breakpoint-row");
        if (!one.message().isEmpty()) {
            Kit.tip(link, one.message());
        }
        return row;
    }
}
