package dev.slipway.desktop.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.why.ChartTraces.Mark;
import dev.slipway.desktop.why.ChartTraces.Point;
import org.junit.jupiter.api.Test;

class ChartTracesTest {
    private static final String LINE = """
            {"data":{"values":[{"step":1,"loss":0.5,"run":"a"},{"step":2,"loss":0.25,"run":"b"}]},
             "layer":[{"mark":"rule","encoding":{"y":{"datum":1}}},
                      {"mark":"line","encoding":{"x":{"field":"step","type":"quantitative"},
                       "y":{"field":"loss","type":"quantitative"},"color":{"field":"run","type":"nominal"}}}]}""";

    @Test
    void linesOfOneColourAreATrace() {
        var traces = ChartTraces.of(LINE, LINE).orElseThrow();

        assertThat(traces.mark()).isEqualTo(Mark.LINE);
        assertThat(traces.x()).isEqualTo("step");
        assertThat(traces.before()).extracting(ChartTraces.Trace::name).containsExactly("a", "b");
        assertThat(traces.after().getLast().points()).containsExactly(new Point("", 2, 0.25));
    }

    @Test
    void barsHaveLabels() {
        var bars = LINE.replace("\"line\"", "\"bar\"")
                .replace("\"field\":\"step\",\"type\":\"quantitative\"", "\"field\":\"step\",\"type\":\"nominal\"")
                .replace(",\"color\":{\"field\":\"run\",\"type\":\"nominal\"}", "");

        var traces = ChartTraces.of(bars, bars).orElseThrow();

        assertThat(traces.after().getFirst().points()).extracting(Point::label).containsExactly("1", "2");
    }

    @Test
    void otherChartsAreLeftToTheirPictures() {
        assertThat(ChartTraces.of(LINE, LINE.replace("loss", "gain"))).isEmpty();
        assertThat(ChartTraces.of(LINE, LINE.replace("\"line\"", "\"boxplot\"")))
                .isEmpty();
        assertThat(ChartTraces.of(LINE, "{}")).isEmpty();
        assertThat(ChartTraces.of(LINE, "no json")).isEmpty();
    }
}
