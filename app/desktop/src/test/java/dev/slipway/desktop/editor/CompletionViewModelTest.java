package dev.slipway.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Completion.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionViewModelTest {
    private final CompletionViewModel completion = new CompletionViewModel();

    private static Completion of(int start, String... names) {
        return new Completion(
                start,
                start,
                List.of(names).stream()
                        .map(name -> new Item(name, "method", ""))
                        .toList());
    }

    @Test
    void offersWhatFitsBestFirst() {
        completion.offer(of(2, "Name", "numberColumn", "nCol", "rows"), "t.n", 3);

        assertThat(completion.shown()).extracting(Item::text).containsExactly("numberColumn", "nCol", "Name");
        assertThat(completion.openProperty().get()).isTrue();
    }

    @Test
    void goesOnWhileTheNameIsTyped() {
        completion.offer(of(2, "numberColumn", "numericColumns", "nCol"), "t.n", 3);

        completion.refine("t.num", 5);
        assertThat(completion.shown()).hasSize(2);
        completion.refine("t.num(", 6);

        assertThat(completion.openProperty().get()).isFalse();
    }

    @Test
    void firstLettersOfWordsFindTheName() {
        completion.offer(of(0, "numericColumns", "normal"), "nC", 2);

        assertThat(completion.shown()).extracting(Item::text).containsExactly("numericColumns");
    }

    @Test
    void aMethodGetsItsArgumentList() {
        completion.offer(of(2, "rows", "rowCount"), "t.ro", 4);
        completion.choose(1);

        assertThat(completion.accept("t.ro", 4)).contains(new TextChange(2, 4, "rowCount()", 11, 11));
        assertThat(completion.openProperty().get()).isFalse();
    }

    @Test
    void thereIsNoSecondArgumentList() {
        completion.offer(of(2, "rows", "rowCount"), "t.ro()", 4);

        assertThat(completion.accept("t.ro()", 4)).contains(new TextChange(2, 4, "rows", 6, 6));
    }

    @Test
    void leavingTheNameCloses() {
        completion.offer(of(2, "rows", "rowCount"), "t.ro", 4);

        completion.refine("t.ro", 1);

        assertThat(completion.current()).isEmpty();
    }
}
