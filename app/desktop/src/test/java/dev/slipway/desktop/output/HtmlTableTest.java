package dev.slipway.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTableTest {
    @Test
    void readsHeadsTypesRowsAndWhatStandsAround() {
        var table = HtmlTable.read("""
                <table><thead><tr><th>species <small>text</small></th><th>mass</th></tr></thead>
                <tbody><tr><td>Adelie &amp; co</td><td>3750</td></tr><tr><td>Gentoo</td><td></td></tr></tbody></table>
                <p>344 rows × 2 columns</p>""").orElseThrow();

        assertThat(table.columns())
                .containsExactly(
                        new HtmlTable.Column("species", "text", false), new HtmlTable.Column("mass", "", true));
        assertThat(table.rows()).containsExactly(List.of("Adelie & co", "3750"), List.of("Gentoo", ""));
        assertThat(table.caption()).isEqualTo("344 rows × 2 columns");
    }

    @Test
    void rowsOfDifferentLengthAreFilledUp() {
        var table = HtmlTable.read("<table><tr><th>a<tr><td>1<td>2</table>").orElseThrow();

        assertThat(table.columns()).hasSize(2);
        assertThat(table.rows()).containsExactly(List.of("1", "2"));
    }

    @Test
    void otherHtmlIsNoTable() {
        assertThat(HtmlTable.read("<p>words</p>")).isEmpty();
        assertThat(HtmlTable.read("<table><tr><td colspan=2>x</td></tr></table>"))
                .isEmpty();
        assertThat(HtmlTable.read("<table></table><table></table>")).isEmpty();
    }

    @Test
    void scriptsAndStylesAreNotWords() {
        assertThat(HtmlTable.text("<b>a</b>&nbsp;&lt;&#65;&#x42;")).isEqualTo("a\u00a0<AB");
    }

    @Test
    void curvesOfOneSizeShareAnAxis() {
        var metrics = Metrics.read("""
                {"curves": [{"name": "train", "points": [[0, 2], [1, 1.5]]}, {"name": "test", "points": [[0, 3], [1, 2]]},
                {"name": "auc", "direction": "higher", "points": [[0, 0.7]]}, {"name": "none", "points": []}]}""");

        assertThat(metrics.groups())
                .extracting(group -> group.stream().map(Metrics.Curve::name).toList())
                .containsExactly(List.of("train", "test"), List.of("auc"));
        assertThat(Metrics.read("[1]").curves()).isEmpty();
        assertThat(Metrics.read("{").curves()).isEmpty();
    }

    @Test
    void progressIsAShare() {
        assertThat(Progress.read("{\"done\": 3, \"total\": 4, \"text\": \"tree\"}"))
                .contains(new Progress(3, 4, "tree"));
        assertThat(new Progress(3, 0, "").share()).isZero();
        assertThat(Progress.read("nonsense")).isEmpty();
    }
}
