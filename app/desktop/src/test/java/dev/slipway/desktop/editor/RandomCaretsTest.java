package dev.slipway.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.editor.Carets.One;
import dev.slipway.desktop.editor.Carets.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What several carets do to a text is what each of them alone would do to it, for random texts and carets.
class RandomCaretsTest {
    private static final int ROUNDS = 600;
    private static final String LETTERS = "abcdefgh";
    private static final String ALL = LETTERS + "abcdefgh  \n\n(){}[]\"'/;é";

    private final Random random = new Random(7);

    private String text(String of, int most) {
        var text = new StringBuilder(random.nextInt(3) == 0 ? "    " : "");
        int length = random.nextInt(most);
        for (int i = 0; i < length; i++) {
            text.append(of.charAt(random.nextInt(of.length())));
            text.append(random.nextInt(12) == 0 ? "    " : "");
        }
        return text.toString();
    }

    private Carets carets(String text) {
        var carets = new ArrayList<One>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(text.length() + 1);
            boolean selects = random.nextInt(4) == 0;
            carets.add(new One(selects ? Math.min(text.length(), at + random.nextInt(6)) : at, at));
        }
        return Carets.of(text, carets, carets.getLast());
    }

    private Carets carets() {
        return carets(text(ALL, 40));
    }

    private static Carets alone(Carets carets, One one) {
        return new Carets(carets.text(), List.of(one), 0);
    }

    /// Asserts that the carets stand in the text, in order, none at the place of another.
    private static void assertStand(Carets carets, Carets before) {
        assertThat(carets.all())
                .as("from %s", before)
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(before.all().size());
        assertThat(carets.main()).isBetween(0, carets.all().size() - 1);
        int end = 0;
        for (var one : carets.all()) {
            assertThat(one.from()).as("in order, from %s", before).isGreaterThanOrEqualTo(end);
            assertThat(one.to())
                    .as("inside, from %s", before)
                    .isLessThanOrEqualTo(carets.text().length());
            end = one.to();
        }
        assertThat(carets.all()).doesNotHaveDuplicates();
        assertThat(Carets.of(carets.text(), carets.all(), carets.first()).all()).isEqualTo(carets.all());
    }

    /// Returns what of the text is left where each caret alone has deleted its part.
    private static String left(Carets carets, int by, Step step) {
        var gone = new BitSet();
        for (var one : carets.all()) {
            var done = alone(carets, one).delete(by, step);
            int from = done.first().at();
            gone.set(from, from + carets.text().length() - done.text().length());
        }
        return IntStream.range(0, carets.text().length())
                .filter(i -> !gone.get(i))
                .mapToObj(i -> carets.text().substring(i, i + 1))
                .collect(Collectors.joining());
    }

    @Test
    void theyDeleteWhatEachAloneDeletesAndNoMore() {
        for (int round = 0; round < ROUNDS; round++) {
            var carets = carets();
            int by = random.nextBoolean() ? 1 : -1;
            var step = random.nextBoolean() ? Step.WORD : Step.CHARACTER;

            var after = carets.delete(by, step);

            assertThat(after.text()).as("%d %s at %s", by, step, carets).isEqualTo(left(carets, by, step));
            assertStand(after, carets);
        }
    }

    @Test
    void whereTheyDoNotMeetTheyDeleteAsIfOneAfterTheOther() {
        int compared = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var carets = carets();
            int by = random.nextBoolean() ? 1 : -1;
            var step = random.nextBoolean() ? Step.WORD : Step.CHARACTER;
            var now = carets.text();
            int least = now.length() + 1;
            boolean meet = false;
            for (var one : carets.all().reversed()) {
                var alone = alone(carets, one).delete(by, step);
                int from = alone.first().at();
                meet |= from + carets.text().length() - alone.text().length() >= least || one.to() >= least;
                least = from;
                now = meet
                        ? now
                        : new Carets(now, List.of(one), 0).delete(by, step).text();
            }
            if (!meet) {
                compared++;
                assertThat(carets.delete(by, step).text())
                        .as("%d %s at %s", by, step, carets)
                        .isEqualTo(now);
            }
        }
        assertThat(compared).isGreaterThan(ROUNDS / 4);
    }

    /// Returns the text with `by` instead of what is selected at each caret.
    private static String instead(Carets carets, String by) {
        var text = new StringBuilder(carets.text());
        carets.all().reversed().forEach(one -> text.replace(one.from(), one.to(), by));
        return text.toString();
    }

    private static String letters(String text) {
        return text.replaceAll("[^a-z]", "");
    }

    @Test
    void whatIsTypedTakesTheSelectionsOnly() {
        for (int round = 0; round < ROUNDS; round++) {
            var carets = carets();
            var typed = String.valueOf(ALL.charAt(random.nextInt(ALL.length())));
            boolean wraps = "([{\"'".contains(typed);

            var plain = carets.type("xy", false);
            var paired = carets.type(typed, true);
            var entered = carets.edit(typing -> Optional.of(typing.enter()));

            assertThat(plain.text()).isEqualTo(instead(carets, "xy"));
            assertThat(plain.all()).hasSameSizeAs(carets.all());
            assertThat(letters(paired.text()))
                    .as("%s at %s", typed, carets)
                    .matches(now -> now.equals(letters(instead(carets, typed)))
                            || (wraps
                                    && now.length()
                                            > letters(instead(carets, typed)).length()));
            assertThat(letters(entered.text())).isEqualTo(letters(instead(carets, "")));
            List.of(plain, paired, entered).forEach(after -> assertStand(after, carets));
        }
    }

    @Test
    void indentsAndCommentsTakeNoLetter() {
        for (int round = 0; round < ROUNDS; round++) {
            var carets = carets();

            var less = carets.edit(typing -> Optional.of(typing.outdent()));
            var comments = carets.edit(typing -> Optional.of(typing.toggleComment()));

            assertThat(letters(less.text())).as("%s", carets).isEqualTo(letters(carets.text()));
            assertThat(letters(comments.text())).as("%s", carets).isEqualTo(letters(carets.text()));
            assertThat(comments.text().lines().count())
                    .as("%s", carets)
                    .isGreaterThanOrEqualTo(carets.text().lines().count());
            List.of(less, comments).forEach(after -> assertStand(after, carets));
        }
    }

    /// Returns which lines the carets are in.
    private static BitSet marked(Carets carets) {
        var marked = new BitSet();
        for (var one : carets.all()) {
            var lines = new Lines(carets.text(), one.anchor(), one.at());
            marked.set(line(carets.text(), lines.first()), line(carets.text(), lines.last()) + 1);
        }
        return marked;
    }

    private static int line(String text, int at) {
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    /// Returns the lines with each block of marked ones moved by one.
    private static List<String> moved(List<String> lines, BitSet marked, int by) {
        var moved = new ArrayList<>(lines);
        for (int from = marked.nextSetBit(0); from >= 0; from = marked.nextSetBit(marked.nextClearBit(from))) {
            int to = marked.nextClearBit(from);
            if (by < 0 && from > 0) {
                Collections.rotate(moved.subList(from - 1, to), -1);
            } else if (by > 0 && to < lines.size()) {
                Collections.rotate(moved.subList(from, to + 1), 1);
            }
        }
        return moved;
    }

    @Test
    void theirLinesMoveUpAndDownAndNoOther() {
        for (int round = 0; round < ROUNDS; round++) {
            var carets = carets(text("ab\n\n", 16));
            var lines = List.of(carets.text().split("\n", -1));
            var marked = marked(carets);

            var up = carets.edit(1, Lines::up);
            var down = carets.edit(1, Lines::down);

            assertThat(up.text()).as("up %s", carets).isEqualTo(String.join("\n", moved(lines, marked, -1)));
            assertThat(down.text()).as("down %s", carets).isEqualTo(String.join("\n", moved(lines, marked, 1)));
            if (carets.all().stream().noneMatch(One::selects)) {
                assertThat(up.all()).as("up %s", carets).hasSameSizeAs(carets.all());
                assertThat(down.all()).as("down %s", carets).hasSameSizeAs(carets.all());
            }
            List.of(up, down).forEach(after -> assertStand(after, carets));
        }
    }

    @Test
    void theirLinesAreDeletedAndDoubledAndNoOther() {
        for (int round = 0; round < ROUNDS; round++) {
            var carets = carets(text("ab\n\n", 16));
            var lines = List.of(carets.text().split("\n", -1));
            var marked = marked(carets);

            var deleted = carets.edit(1, all -> Optional.of(all.deleted()));
            var doubled = carets.edit(0, all -> Optional.of(all.duplicated()));

            assertThat(deleted.text())
                    .as("%s", carets)
                    .isEqualTo(IntStream.range(0, lines.size())
                            .filter(i -> !marked.get(i))
                            .mapToObj(lines::get)
                            .collect(Collectors.joining("\n")));
            var expected = new ArrayList<>(lines);
            marked.stream().mapToObj(lines::get).forEach(expected::add);
            assertThat(doubled.text().split("\n", -1)).as("%s", carets).containsExactlyInAnyOrderElementsOf(expected);
            List.of(deleted, doubled).forEach(after -> assertStand(after, carets));
        }
    }
}
