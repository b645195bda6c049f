package dev.slipway.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.task.Toolkit;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What keys do in trees, of whatever their rows are.
class TreeKeysTest {
    private final List<String> done = new ArrayList<>();
    private final TreeKeys keys = new TreeKeys(new Rows());
    private int current;

    /// `a`, open, with `b` and `c` in it, and `d`, folded.
    private final List<Integer> depths = new ArrayList<>(List.of(0, 1, 1, 0));

    private final class Rows implements TreeKeys.Rows {
        @Override
        public int count() {
            return depths.size();
        }

        @Override
        public int current() {
            return current;
        }

        @Override
        public void go(int row) {
            current = Math.clamp(row, 0, depths.size() - 1);
        }

        @Override
        public int depth(int row) {
            return depths.get(row);
        }

        @Override
        public boolean isOpen(int row) {
            return row + 1 < depths.size() && depths.get(row + 1) > depths.get(row);
        }

        @Override
        public void turn(int row) {
            done.add("turn " + row);
        }

        @Override
        public void unfold(int row) {
            done.add("unfold " + row);
        }

        @Override
        public void copy(int row) {
            done.add("copy " + row);
        }

        @Override
        public boolean other(KeyCode key) {
            return key == KeyCode.F2 && done.add("other");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Toolkit.start();
    }

    private boolean press(KeyCode code, boolean shift, boolean control) {
        return keys.press(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
    }

    private int after(KeyCode... codes) {
        for (var code : codes) {
            press(code, false, false);
        }
        return current;
    }

    @Test
    void arrowsMoveAndLeadInAndOut() {
        assertThat(after(KeyCode.END, KeyCode.DOWN)).isEqualTo(3);
        assertThat(after(KeyCode.UP)).isEqualTo(2);
        assertThat(after(KeyCode.LEFT)).isZero();
        assertThat(after(KeyCode.RIGHT)).isEqualTo(1);
        assertThat(done).isEmpty();

        after(KeyCode.RIGHT, KeyCode.HOME, KeyCode.LEFT, KeyCode.ENTER, KeyCode.SPACE);
        assertThat(done).containsExactly("unfold 1", "turn 0", "turn 0", "turn 0");
    }

    @Test
    void otherKeysAreLeftToTheRowsOrToTheWindow() {
        assertThat(press(KeyCode.C, false, true)).isFalse();
        assertThat(press(KeyCode.F2, false, false)).isTrue();
        assertThat(press(KeyCode.X, false, false)).isFalse();
        assertThat(press(KeyCode.DOWN, true, false)).isFalse();
        assertThat(done).containsExactly("copy 0", "other");

        depths.clear();
        assertThat(press(KeyCode.DOWN, false, false)).isFalse();
        assertThat(press(KeyCode.C, false, true)).isFalse();
        assertThat(done).hasSize(2);
    }
}
