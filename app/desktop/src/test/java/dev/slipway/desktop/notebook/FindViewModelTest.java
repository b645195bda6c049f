package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.search.Query;
import org.junit.jupiter.api.Test;

class FindViewModelTest {
    private final Bench bench = new Bench("int a = 1;", "# about a", "int b = a + a;");
    private final FindViewModel find = new FindViewModel(bench.notebook);

    private static Query word(String text) {
        return new Query(text, false, true, true);
    }

    @Test
    void hitsAreThoseOfAllCellsInOrderFromTheCurrentOneOn() {
        find.begin();
        bench.select(2);
        find.find(word("a"), false);

        assertThat(find.words()).isEqualTo("3 of 4");
        find.step(1);
        find.step(1);
        assertThat(find.words()).isEqualTo("1 of 4");
        find.step(-1);
        assertThat(find.words()).isEqualTo("4 of 4");
    }

    @Test
    void onlyTheCurrentCellIsSearchedWhenAsked() {
        find.begin();
        bench.select(2);
        find.find(word("a"), true);

        assertThat(find.matches()).hasSize(2);
    }

    @Test
    void replacingAllIsOneStepOfUndo() {
        find.begin();
        find.find(word("a"), false);

        assertThat(find.replaceAll("total")).isEqualTo(4);
        assertThat(bench.sources()).containsExactly("int total = 1;", "# about total", "int b = total + total;");
        bench.notebook.undo();
        assertThat(bench.sources()).containsExactly("int a = 1;", "# about a", "int b = a + a;");
    }

    @Test
    void replacingOneGoesToTheNext() {
        find.begin();
        find.find(word("a"), false);
        find.replace("z");
        find.replace("z");

        assertThat(bench.sources()).containsExactly("int z = 1;", "# about z", "int b = a + a;");
        assertThat(find.words()).isEqualTo("1 of 2");
    }

    @Test
    void hitsFollowWhatIsTyped() {
        find.begin();
        find.find(word("b"), false);
        bench.notebook.type(bench.cell(0), "int b1; b;");

        assertThat(find.matches()).hasSize(2);
    }
}
