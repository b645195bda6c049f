package dev.slipway.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "# *Markdown* stays                                      | # *Markdown* stays",
                "a < b                                                   | a < b",
                "<img src=\"data:image/png;base64,iVBORw0KGgo=\">        | [picture]",
                "<div><b>x</b> &amp; &lt;y&gt;</div>                     | x & <y>",
                "<svg width=\"9\"><path d=\"M0 0\"/></svg>               | [picture]",
                "<table><tr><th>a</th><th>b</th></tr></table><p>1 row</p> | a  b  1 row",
            })
    void aCardIsShownAsText(String card, String text) {
        assertThat(Logs.card(card)).isEqualTo(text);
    }
}
