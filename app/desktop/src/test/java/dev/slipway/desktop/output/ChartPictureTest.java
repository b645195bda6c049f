package dev.slipway.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChartPictureTest {
    private static final String PATH =
            "{\"mark\":\"path\",\"xs\":[1,2],\"ys\":[3,4],\"width\":1.5,\"role\":\"chart-1\",\"opacity\":0.5}";

    @Test
    void readsEveryMark() {
        var chart = ChartPicture.read(
                        chart(
                                PATH
                                        + ",{\"mark\":\"area\",\"xs\":[1,2,3],\"ys\":[3,4,5],\"role\":\"chart-2\"}"
                                        + ",{\"mark\":\"rect\",\"box\":[1,2,3,4],\"role\":\"line\"}"
                                        + ",{\"mark\":\"dots\",\"xs\":[1,2],\"ys\":[3,4],\"radii\":[3],\"role\":\"chart-3\"}"
                                        + ",{\"mark\":\"text\",\"at\":[1,2],\"text\":\"a\",\"anchor\":\"end\",\"face\":\"label\",\"role\":\"muted\"}"))
                .orElseThrow();
        assertThat(chart.strokes()).hasSize(5);
        assertThat(chart.width()).isEqualTo(640);
        assertThat(chart.summary()).isEqualTo("two dots");
    }

    @Test
    void leavesWhatItDoesNotKnowToThePicture() {
        assertThat(ChartPicture.read("no chart")).isEmpty();
        assertThat(ChartPicture.read("{}")).isEmpty();
        assertThat(ChartPicture.read(chart(PATH.replace("path", "spiral")))).isEmpty();
        assertThat(ChartPicture.read(chart(PATH.replace("chart-1", "gold")))).isEmpty();
        assertThat(ChartPicture.read(chart(PATH.replace("[3,4]", "[3]")))).isEmpty();
        assertThat(ChartPicture.read(chart(PATH).replace("640", "1e9"))).isEmpty();
    }

    private static String chart(String marks) {
        return "{\"width\":640,\"height\":360,\"summary\":\"two dots\",\"marks\":[" + marks + "]}";
    }
}
