package dev.slipway.tablesaw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;

/// Columns of texts filled quickly are those that Tablesaw fills itself.
final class TextCellsTest {
    @Test
    void aColumnHoldsWhatTablesawWouldHaveInIt() {
        for (int texts : new int[] {0, 1, 253, 254, 255, 5_000, 65_533, 65_536}) {
            var random = new Random(texts);
            var cells = new TextCells("x", random.nextInt(100));
            var expected = StringColumn.create("x");
            var numbers = new HashMap<String, Integer>();
            for (int row = 0; row < texts * 3 / 2 + 2; row++) {
                // each text once, then some again, in between missing ones
                var text = row % 7 == 3 ? "" : row < texts ? "t\u00fc" + row : "t\u00fc" + random.nextInt(texts + 1);
                int known = numbers.getOrDefault(text, -1);
                if (known < 0 || !cells.again(known)) {
                    numbers.put(text, cells.append(row % 14 == 3 ? null : text));
                }
                expected.append(text);
            }
            assertThat(cells.size()).isEqualTo(expected.size());
            assertSame(cells.column(), expected);
        }
    }

    private static void assertSame(StringColumn column, StringColumn expected) {
        assertThat(column.asList()).isEqualTo(expected.asList());
        assertThat(column.countMissing()).isEqualTo(expected.countMissing());
        assertThat(column.countUnique()).isEqualTo(expected.countUnique());
        assertThat(column.isMissing().toArray()).isEqualTo(expected.isMissing().toArray());
        assertThat(column.isEqualTo("t\u00fc1").toArray())
                .isEqualTo(expected.isEqualTo("t\u00fc1").toArray());
        assertThat(column.getDictionary()).hasSameClassAs(expected.getDictionary());
        // and goes on as one
        for (var one : new StringColumn[] {column, expected}) {
            one.append("new").append("").append("t\u00fc1");
            one.set(0, "changed");
        }
        assertThat(column.asList()).isEqualTo(expected.asList());
        assertThat(column.countOccurrences("t\u00fc1")).isEqualTo(expected.countOccurrences("t\u00fc1"));
        assertThat(column.copy().asList()).isEqualTo(expected.asList());
    }
}
