package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.kit.Kit;
import javafx.scene.layout.Region;

/// What stands below the last cell: ways to add one.
final class CellFoot {
    private CellFoot() {}

    static Region of(CellHost host) {
        var add = Kit.row(
                8,
                Kit.button("plus", "Java", () -> append(host, CellKind.CODE), "flat", "small"),
                Kit.button("plus", "Markdown", () -> append(host, CellKind.MARKDOWN), "flat", "small"));
        add.getStyleClass().add("column-foot");
        return add;
    }

    private static void append(CellHost host, CellKind kind) {
        host.edits().insert(host.notebook().cells().size(), kind, "");
        host.edit(host.notebook().current(), 0);
    }
}
