package dev.slipway.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.desktop.chart.Raster.Ground;
import java.util.Map;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RasterTest {
    private final Raster raster = raster(1);

    private static Raster raster(double scale) {
        return new Raster(new Ground(40, 30, scale, Map.of(Tone.CHART_1, Color.BLUE)));
    }

    @Test
    void levelLineFillsItsRow() {
        raster.line(new double[] {5, 15}, new double[] {10.5, 10.5}, Tone.CHART_1, 1, 1);

        assertThat(raster.alpha(5, 10)).isEqualTo(255);
        assertThat(raster.alpha(14, 10)).isEqualTo(255);
        assertThat(raster.alpha(4, 10) + raster.alpha(15, 10) + raster.alpha(8, 9) + raster.alpha(8, 11))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"30, 3", "3, 20", "30, 20", "12, 12"})
    void lineCoversItsLengthTimesItsThickness(double x, double y) {
        raster.line(new double[] {4, 4 + x}, new double[] {5, 5 + y}, Tone.CHART_1, 2, 1);

        assertThat(covered(raster, 40, 30)).isCloseTo(2 * Math.hypot(x, y), within(2.5));
    }

    @Test
    void lineIsNoDarkerWhereItsPiecesMeet() {
        raster.line(new double[] {5, 10, 15}, new double[] {10.5, 10.5, 10.5}, Tone.CHART_1, 1, 0.5);

        assertThat(raster.alpha(9, 10)).isEqualTo(raster.alpha(7, 10));
        assertThat(raster.alpha(10, 10)).isEqualTo(raster.alpha(7, 10));
    }

    @Test
    void lineOverLineIsDarker() {
        for (int i = 0; i < 2; i++) {
            raster.line(new double[] {5, 15}, new double[] {10.5, 10.5}, Tone.CHART_1, 1, 0.5);
        }

        assertThat(raster.alpha(8, 10)).isBetween(190, 192);
    }

    @Test
    void missingValueBreaksTheLine() {
        raster.line(new double[] {5, 10, 15, 20}, new double[] {10.5, Double.NaN, 10.5, 10.5}, Tone.CHART_1, 1, 1);

        assertThat(raster.alpha(7, 10)).isZero();
        assertThat(raster.alpha(17, 10)).isEqualTo(255);
    }

    @Test
    void whatLiesOutsideIsCut() {
        raster.line(new double[] {-1e7, 1e7}, new double[] {10.5, 10.5}, Tone.CHART_1, 1, 1);
        raster.swing(new double[] {-50, 90}, new double[] {-1e6, 1e6}, Tone.CHART_1, 1, 1);

        assertThat(raster.alpha(0, 10)).isEqualTo(255);
        assertThat(raster.alpha(39, 10)).isEqualTo(255);
    }

    @Test
    void swingIsLevelAtBothEnds() {
        raster.swing(new double[] {4, 36}, new double[] {5.5, 24.5}, Tone.CHART_1, 1, 1);

        assertThat(raster.alpha(4, 5)).isGreaterThan(200);
        assertThat(raster.alpha(35, 24)).isGreaterThan(200);
        assertThat(raster.alpha(20, 15)).isGreaterThan(60);
    }

    @Test
    void finerScreenHasMorePixels() {
        var fine = raster(2);

        fine.line(new double[] {5, 15}, new double[] {10.5, 10.5}, Tone.CHART_1, 1, 1);

        assertThat(fine.alpha(10, 20)).isEqualTo(255);
        assertThat(fine.alpha(29, 21)).isEqualTo(255);
        assertThat(fine.alpha(30, 21)).isZero();
    }

    private static double covered(Raster raster, int columns, int rows) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                sum += raster.alpha(column, row) / 255.0;
            }
        }
        return sum;
    }
}
