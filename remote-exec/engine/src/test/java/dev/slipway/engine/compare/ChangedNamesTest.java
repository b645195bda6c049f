package dev.slipway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedNamesTest {
    private static final String CELL = """
            int n = 3;
            record Setting(double rate) {
                double half() {
                    return rate / 2;
                }
            }
            int one(int a) { return a; }
            static double loss(double a,
                    double b) {
                for (int i = 0; i < n; i++) {
                    a += b;
                }
                return a - b;
            }
            double y = loss(1, 2);
            """;

    @Test
    void namesTheMethodAroundAChange() {
        assertThat(changed("return a - b;", "return Math.abs(a - b);")).containsExactly("loss");
        assertThat(changed("{ return a; }", "{ return 1; }")).containsExactly("one");
        assertThat(changed("a += b;", "a += 2 * b;")).containsExactly("loss");
    }

    @Test
    void namesTheMethodOfATypeAndTheTypeItself() {
        assertThat(changed("return rate / 2;", "return rate / 3;")).containsExactly("half");
        assertThat(changed("record Setting(double rate)", "record Setting(float rate)"))
                .containsExactly("Setting");
    }

    @Test
    void aStatementHasNoName() {
        assertThat(changed("int n = 3;", "int n = 4;")).isEmpty();
        assertThat(changed("double y = loss(1, 2);", "double y = loss(1, 3);")).isEmpty();
    }

    @Test
    void aMethodThatIsGoneIsNamedToo() {
        var text = CELL.substring(0, CELL.indexOf("static double loss"));

        assertThat(names(text)).containsExactly("loss");
    }

    private static List<String> changed(String old, String now) {
        return names(CELL.replace(old, now));
    }

    private static List<String> names(String text) {
        var diff = CodeDiffs.between(document(CELL), document(text));
        return ChangedNames.of(diff.cells().getFirst());
    }

    private static Document document(String text) {
        return Document.of(List.of(Cell.of(new CellId("c1"), CellKind.CODE, text)));
    }
}
