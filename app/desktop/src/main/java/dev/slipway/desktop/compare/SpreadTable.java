package dev.slipway.desktop.compare;

import dev.slipway.desktop.kit.Column;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Groups of runs with the mean, deviation and interval of each metric. UI thread only.
final class SpreadTable {
    private static final double ROW = 24;

    private final CompareViewModel model;
    private final ObservableList<Spread> groups = FXCollections.observableArrayList();
    private final RowList<Spread> rows = new RowList<>(groups, ROW, "Groups of runs side by side");

    SpreadTable(CompareViewModel model) {
        this.model = model;
        rows.getStyleClass().add("compare-table");
        rows.checked(group -> group.runs().contains(model.baselineIndex()));
        model.changesProperty().subscribe(_ -> fill());
        rows.pointing(
                group -> model.selection().light(model.runs(), group == null ? List.of() : group.runs()), this::isLit);
        model.selection().litProperty().subscribe(_ -> rows.relight());
        rows.list().getSelectionModel().selectedItemProperty().subscribe(group -> {
            if (group != null && rows.list().isFocused()) {
                model.selection()
                        .pick(group.runs().stream()
                                .map(at -> model.runs().get(at).id())
                                .toList());
            }
        });
    }

    RowList<Spread> node() {
        return rows;
    }

    private void fill() {
        var by = model.groupingProperty().get();
        if (by == null) {
            groups.clear();
            return;
        }
        var columns = new ArrayList<Column<Spread>>();
        columns.add(Column.<Spread>nodes("", "group", 168, this::title).growing());
        columns.add(
                Column.figures("", "runs", 56, group -> Words.count(group.runs().size())));
        for (var metric : model.metrics()) {
            columns.add(Column.<Spread>nodes("", metric + ", mean ± deviation", 192, group -> stat(group, metric))
                    .atRight()
                    .rank(columns.size()));
        }
        rows.columns(columns);
        groups.setAll(model.groups().groups());
    }

    private Node title(Spread group) {
        var label = Kit.text(group.title(), "plain");
        label.setMinWidth(0);
        return Kit.row(6, CompareTable.swatch(model.groups().tone(group)), label);
    }

    private boolean isLit(Spread group) {
        return group.runs().stream()
                .anyMatch(at -> at < model.runs().size()
                        && model.selection().isLit(model.runs().get(at).id()));
    }

    private Node stat(Spread group, String metric) {
        var stat = group.metrics().get(metric);
        if (stat == null) {
            return new Region();
        }
        var label = Kit.text(words(stat), "num");
        label.setMinWidth(0);
        label.setTooltip(Kit.tooltip(interval(stat)));
        var box = new HBox(8);
        box.setAlignment(Pos.CENTER_RIGHT);
        var base = groups.stream()
                .filter(one -> one.runs().contains(model.baselineIndex()))
                .findFirst();
        if (base.isPresent()
                && !base.get().equals(group)
                && base.get().metrics().containsKey(metric)) {
            box.getChildren().add(delta(stat, base.get().metrics().get(metric), metric));
        }
        box.getChildren().add(label);
        return box;
    }

    /// Good or bad only where the intervals are apart: what lies within the noise has no colour.
    private Node delta(Spread.Stat stat, Spread.Stat base, String metric) {
        double delta = stat.mean() - base.mean();
        boolean isClear = stat.isApart(base);
        var style = !isClear ? "subtle" : model.direction(metric).isBetter(delta) ? "success-text" : "danger-text";
        var label = Kit.text(Words.delta(delta), "num", "delta", style);
        label.setMinWidth(0);
        label.setTooltip(Kit.tooltip(
                isClear
                        ? "The intervals of both groups are apart."
                        : Double.isNaN(stat.half() + base.half())
                                ? "One run says nothing about chance."
                                : "The intervals of both groups overlap: it may be chance."));
        return label;
    }

    static String words(Spread.Stat stat) {
        return Words.value(stat.mean()) + (stat.count() < 2 ? "" : " ± " + Words.value(stat.deviation()));
    }

    static String interval(Spread.Stat stat) {
        return stat.count() < 2
                ? "One run: its deviation is not known."
                : "mean of " + Words.count(stat.count(), "run") + ", with 95 % between "
                        + Words.value(stat.mean() - stat.half()) + " and " + Words.value(stat.mean() + stat.half());
    }
}
