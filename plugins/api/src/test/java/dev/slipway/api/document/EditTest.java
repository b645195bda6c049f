package dev.slipway.api.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditTest {
    private static final CellId A = new CellId("a");
    private static final CellId B = new CellId("b");
    private static final CellId C = new CellId("c");
    private static final Document ABC = Document.of(List.of(cell(A, "int a;\nint b;"), cell(B, "2"), cell(C, "3")));

    @Test
    void moveEndsAtThePositionOfTheNewOrder() {
        var moved = new Edit.Move(A, 2).apply(ABC);

        assertThat(moved.cells()).extracting(Cell::id).containsExactly(B, C, A);
    }

    @Test
    void splitDropsTheLineEndAtTheCut() {
        var split = new Edit.Split(A, 6, new CellId("d")).apply(ABC);

        assertThat(split.cells()).extracting(Cell::source).containsExactly("int a;", "int b;", "2", "3");
    }

    @Test
    void mergingUndoesSplitting() {
        var split = new Edit.Split(A, 6, new CellId("d")).apply(ABC);

        assertThat(new Edit.MergeBelow(A).apply(split)).isEqualTo(ABC);
    }

    @Test
    void refusesACellThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Edit.Delete(new CellId("z")).apply(ABC))
                .withMessageContaining("z");
    }

    @Test
    void refusesTwoCellsOfOneId() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Edit.Insert(0, cell(A, "")).apply(ABC));
    }

    private static Cell cell(CellId id, String source) {
        return Cell.of(id, CellKind.CODE, source);
    }
}
