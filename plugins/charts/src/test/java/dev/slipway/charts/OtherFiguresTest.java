package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.output.MimeBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.QuickChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.HorizontalBarPlot;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.ViolinTrace;

/// Figures of XChart and of Tablesaw's plots are shown as pictures.
class OtherFiguresTest {
    private static final OtherFigures FIGURES = new OtherFigures();

    private static Table table() {
        var random = new Random(4);
        var x = DoubleColumn.create("x", random.doubles(60));
        var y = DoubleColumn.create("y", random.doubles(60));
        var kind = StringColumn.create("kind");
        var other = StringColumn.create("other");
        for (int row = 0; row < 60; row++) {
            kind.append(row % 3 == 0 ? "a" : "b");
            other.append(row % 4 == 0 ? "p" : "q");
        }
        return Table.create("t", x, y, kind, other);
    }

    @Test
    void xChartsPaintThemselves() throws IOException {
        var line = QuickChart.getChart("Title", "x", "y", "s", new double[] {1, 2, 3}, new double[] {2, 1, 3});
        var pie = new PieChartBuilder().width(300).height(200).build();
        pie.addSeries("a", 3);

        for (var chart : new Object[] {line, pie}) {
            assertThat(FIGURES.shows(chart)).isTrue();
            var png = FIGURES.render(chart).form(MimeBundle.PNG).orElseThrow();
            var image =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
            assertThat(image.getWidth()).isEqualTo(chart.equals(pie) ? 600 : 1200);
        }
        assertThat(FIGURES.render(line).text()).isEqualTo("chart \"Title\", 600 × 400");
    }

    @Test
    void tablesawsPlotsAreDrawnAsOurs() {
        var table = table();
        var figures = new Figure[] {
            ScatterPlot.create("Title", table, "x", "y"),
            ScatterPlot.create("Title", table, "x", "y", "kind"),
            LinePlot.create("Title", table, "x", "y"),
            Histogram.create("Title", table, "x"),
            BoxPlot.create("Title", table, "kind", "y"),
            HorizontalBarPlot.create("Title", table.countBy("kind"), "kind", "Count"),
            PiePlot.create("Title", table.countBy("kind"), "kind", "Count"),
            Heatmap.create("Title", table, "kind", "other")
        };
        for (var figure : figures) {
            assertThat(FIGURES.shows(figure)).isTrue();
            var bundle = FIGURES.render(figure);
            assertThat(bundle.form(MimeBundle.CHART)).isPresent();
            assertThat(bundle.form(MimeBundle.SVG).orElseThrow()).contains("Title");
        }
        assertThat(FIGURES.render(figures[1]).form(MimeBundle.SVG).orElseThrow())
                .contains(">a<", ">b<", ">x<", ">y<");
    }

    @Test
    void aTraceThatIsNotDrawnIsSaid() {
        var violin = new Figure(
                Layout.builder().build(),
                ViolinTrace.builder(table().stringColumn("kind"), table().doubleColumn("x"))
                        .build());

        assertThatThrownBy(() -> FIGURES.render(violin)).hasMessageContaining("a ViolinTrace is not drawn here");
    }

    @Test
    void nothingElseIsTakenForAFigure() {
        assertThat(FIGURES.shows("text")).isFalse();
        assertThat(FIGURES.shows(new Object())).isFalse();
    }
}
