package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.SvgLines;
import dev.slipway.desktop.chart.SvgPaper;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.compare.Table.Row;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A comparison as a text for other programs. Pure.
///
/// @param titles of the runs, in order; copied
/// @param baseline 0-based place of the run the others are measured by
/// @param table what is shown
/// @param curves of the metric as SVG, empty if there are none
/// @param metric that is drawn, empty for none
/// @param figures axes, points, boxes, heat map and contours as SVG, those that can be drawn; copied
/// @param importance what matters for it, null if that is not known
/// @param doubts what makes the runs not quite comparable; copied
record Exports(
        List<String> titles,
        int baseline,
        Table table,
        String curves,
        String metric,
        List<String> figures,
        @Nullable Importance importance,
        List<String> doubts) {
    private static final String STYLE = "body{font:14px system-ui,sans-serif;margin:32px;color:#24292f;background:#fff}"
            + "table{border-collapse:collapse;margin:8px 0 24px}th,td{padding:3px 12px;border-bottom:1px solid #e3e8ed;"
            + "text-align:right;white-space:nowrap}th:first-child,td:first-child{text-align:left}thead th{color:#57606a;"
            + "font-weight:500}.group th{background:#f6f8fa;text-align:left}.best{font-weight:700}.good{color:#1a7433}"
            + ".bad{color:#c21f2b}small{color:#57606a}.warn{color:#8a5a00}svg{max-width:100%}"
            + "@media(prefers-color-scheme:dark){body{background:#0d1117;color:#d3d9e0}th,td{border-color:#21262d}"
            + ".group th{background:#131820}thead th,small{color:#98a1ab}.good{color:#56c26a}.bad{color:#ff7b72}}";

    Exports {
        titles = List.copyOf(titles);
        figures = List.copyOf(figures);
        doubts = List.copyOf(doubts);
    }

    /// Returns what `model` shows now.
    static Exports of(CompareViewModel model) {
        return new Exports(
                model.runs().stream().map(Facts::title).toList(),
                model.baselineIndex(),
                model.tableProperty().get(),
                curves(model),
                model.metricProperty().get(),
                Stream.concat(
                                Stream.of(axes(model)),
                                model.figures().all().stream().map(figure -> figure(model, figure)))
                        .filter(svg -> !svg.isEmpty())
                        .toList(),
                model.importanceProperty().get(),
                model.warnings());
    }

    /// Returns the axes as a picture that can be scaled; empty if there are none.
    static String axes(CompareViewModel model) {
        var axes = model.axes();
        if (axes.axes().isEmpty()) {
            return "";
        }
        int runs = axes.axes().getFirst().places().size();
        var kept = new BitSet(runs);
        var tones = new ArrayList<Tone>(runs);
        for (int run = 0; run < runs; run++) {
            kept.set(run, model.selection().isShown(model.runs().get(run).id()));
            tones.add(model.tone(run));
        }
        return SvgPaper.of(
                "Parameters to " + model.metricProperty().get(),
                paper -> new ParallelShape(axes, paper.width(), paper.height())
                        .paint(
                                paper,
                                tones,
                                kept,
                                run -> Facts.title(model.runs().get(run))));
    }

    /// Returns a figure as a picture that can be scaled; empty if there is nothing to draw.
    static String figure(CompareViewModel model, Figure figure) {
        var looks = new Figure.Looks(
                model::tone,
                run -> model.selection().isShown(model.runs().get(run).id()),
                _ -> false);
        return figure.lack().isEmpty() ? SvgPaper.of(figure.title(), paper -> figure.paint(paper, looks)) : "";
    }

    private static String curves(CompareViewModel model) {
        if (model.curves().seriesProperty().get().isEmpty()) {
            return "";
        }
        var means = model.curves().meansProperty().get();
        var panels = model.curves().facets().stream()
                .map(facet -> new SvgLines.Panel(
                        facet.title(),
                        facet.lines().stream().map(line -> named(model, line)).toList(),
                        facet.ribbons()))
                .toList();
        var keys = new CurveWords(model)
                .parts().stream()
                        .map(part -> new SvgLines.Key(
                                part.words(), part.tone() == Tone.GROUND ? null : part.tone(), part.dash()))
                        .toList();
        var band = model.curves().bandProperty().get().meaning();
        var title = model.metricProperty().get() + (means.isEmpty() ? "" : ", mean of each group; " + band);
        return new SvgLines(
                        title,
                        panels,
                        keys,
                        model.curves().logarithmicProperty().get())
                .svg();
    }

    /// Returns a line with the name that is shown where it is pointed at.
    private static Series named(CompareViewModel model, Facet.Line line) {
        return line.runs().size() == 1
                ? line.series().named(Facts.title(model.runs().get(line.runs().getFirst())))
                : line.series()
                        .named(line.series().name() + ", "
                                + Words.count(line.runs().size(), "run"));
    }

    /// Returns a line a run and a column a row of the table, whole values, as RFC 4180 has it.
    String csv() {
        var rows = table.values();
        var text = new StringBuilder("run");
        rows.forEach(row -> text.append(',').append(Csv.quoted(column(row))));
        text.append("\r\n");
        for (int run = 0; run < titles.size(); run++) {
            text.append(Csv.quoted(titles.get(run)));
            for (var row : rows) {
                var cell = row.cells().get(run);
                text.append(',')
                        .append(Csv.quoted(cell.full().isEmpty() && cell.words().equals(Words.NONE) ? "" : full(cell)));
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String column(Row.Values row) {
        return row.group().words().toLowerCase(Locale.ROOT) + "." + row.name();
    }

    private static String full(Table.Cell cell) {
        return cell.full().isEmpty() ? cell.words() : cell.full();
    }

    /// Returns the table as Markdown.
    String markdown() {
        var text = new StringBuilder("| |");
        titles.forEach(title -> text.append(' ').append(title).append(" |"));
        text.append("\n|---|").append("---|".repeat(titles.size())).append('\n');
        for (var row : table.values()) {
            text.append("| ").append(inCell(row.name())).append(" |");
            row.cells()
                    .forEach(cell ->
                            text.append(' ').append(inCell(cell.words())).append(" |"));
            text.append('\n');
        }
        return text.toString();
    }

    private static String inCell(String words) {
        return words.replace("|", "\\|").replaceAll("\\R", " ");
    }

    /// Returns the curves as a picture that can be scaled; empty if there are none.
    String svg() {
        return curves;
    }

    /// Returns a line a value that is drawn: the run, or the group with its chart, where and what.
    static String curvesCsv(CompareViewModel model) {
        var axis = model.curves().axis();
        var metric = model.metricProperty().get();
        var csv = new Csv().line("chart", "line", axis, metric, "low", "high");
        for (var facet : model.curves().facets()) {
            for (var line : facet.lines()) {
                var series = named(model, line);
                for (int i = 0; i < series.size(); i++) {
                    csv.line(
                            facet.title(),
                            series.name(),
                            series.x(i),
                            series.y(i),
                            line.ribbon().low(i),
                            line.ribbon().high(i));
                }
            }
        }
        return model.curves().seriesProperty().get().isEmpty() ? "" : csv.text();
    }

    /// Returns all of it as one page that needs nothing else.
    ///
    /// @param tasks of the runs as SVG, or a sentence why they are not there
    String html(String tasks) {
        var text = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(Words.count(titles.size(), "run"))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(Words.count(titles.size(), "run"))
                .append(" side by side</h1>\n");
        if (!doubts.isEmpty()) {
            text.append("<p class=\"warn\">Mind: ")
                    .append(escaped(String.join("; ", doubts)))
                    .append(".</p>\n");
        }
        text.append(within(svg()));
        figures.forEach(figure -> text.append(within(figure)));
        text.append(tasks.startsWith("<svg") ? within(tasks) : "<p><small>" + escaped(tasks) + "</small></p>\n");
        importance(text);
        table(text);
        if (table.hidden() > 0) {
            text.append("<p><small>")
                    .append(Words.count(table.hidden(), "row"))
                    .append(" in which all runs agree left out.</small></p>\n");
        }
        return text.append("</body></html>\n").toString();
    }

    /// Within a page a picture needs no name of its format.
    private static String within(String svg) {
        return svg.replace(" xmlns=\"http://www.w3.org/2000/svg\"", "");
    }

    private void importance(StringBuilder text) {
        if (importance == null) {
            return;
        }
        text.append("<h2>What matters for ").append(escaped(metric)).append("</h2>\n<table>");
        for (var share : importance.shares()) {
            text.append("<tr><td>")
                    .append(escaped(share.name()))
                    .append("</td><td>")
                    .append(
                            share.isSeen()
                                    ? String.format(
                                            Locale.ROOT,
                                            "%.0f %% (%.0f to %.0f)",
                                            100 * share.share(),
                                            100 * share.low(),
                                            100 * share.high())
                                    : "no effect seen")
                    .append("</td><td>")
                    .append(escaped(share.best()))
                    .append("</td></tr>");
        }
        text.append("</table>\n<p><small>")
                .append(escaped(ImportanceView.words(importance)))
                .append("</small></p>\n");
    }

    private void table(StringBuilder text) {
        text.append("<table><thead><tr><th></th>");
        for (int i = 0; i < titles.size(); i++) {
            text.append("<th>")
                    .append(escaped(titles.get(i)))
                    .append(i == baseline ? " <small>baseline</small>" : "")
                    .append("</th>");
        }
        text.append("</tr></thead>\n<tbody>");
        for (var row : table.rows()) {
            switch (row) {
                case Row.Head head ->
                    text.append("<tr class=\"group\"><th colspan=\"")
                            .append(titles.size() + 1)
                            .append("\">")
                            .append(head.group().words())
                            .append("</th></tr>\n");
                case Row.Values values -> values(text, values);
            }
        }
        text.append("</tbody></table>\n");
    }

    private static void values(StringBuilder text, Row.Values row) {
        text.append("<tr><td>").append(escaped(row.name())).append("</td>");
        for (var cell : row.cells()) {
            text.append(cell.isBest() ? "<td class=\"best\">" : "<td>");
            if (!cell.delta().isEmpty()) {
                text.append("<small class=\"")
                        .append(cell.verdict() > 0 ? "good" : cell.verdict() < 0 ? "bad" : "")
                        .append("\">")
                        .append(escaped(cell.delta()))
                        .append("</small> ");
            }
            text.append(escaped(cell.words())).append("</td>");
        }
        text.append("</tr>\n");
    }

    private static String escaped(String text) {
        return SvgPaper.escaped(text).replace("\"", "&quot;");
    }
}
