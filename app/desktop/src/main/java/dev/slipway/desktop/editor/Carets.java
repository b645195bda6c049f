package dev.slipway.desktop.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Several carets in one text, each with its selection, in their order in the text. Pure.
///
/// @param text the whole text
/// @param all where they stand, the first in the text first, no two at the same place or over each other; copied
/// @param main the place in `all` of the one that is scrolled to
record Carets(String text, List<One> all, int main) {
    /// One caret. UTF-16 offsets.
    ///
    /// @param anchor where its selection begins, `at` if nothing is selected
    record One(int anchor, int at) {
        static One at(int offset) {
            return new One(offset, offset);
        }

        int from() {
            return Math.min(anchor, at);
        }

        int to() {
            return Math.max(anchor, at);
        }

        boolean selects() {
            return anchor != at;
        }
    }

    /// How far a caret goes.
    enum Step {
        CHARACTER,
        WORD,
        LINE,
        LINE_END
    }

    Carets {
        all = List.copyOf(all);
    }

    /// Returns `carets` in order, those that meet made one; `main` is the one that holds the main one.
    static Carets of(String text, List<One> carets, One main) {
        var sorted = carets.stream()
                .sorted(Comparator.comparingInt(One::from).thenComparingInt(One::to))
                .toList();
        var all = new ArrayList<One>();
        for (var one : sorted) {
            var last = all.isEmpty() ? null : all.getLast();
            boolean meets = last != null && (one.from() < last.to() || (one.from() == last.to() && meet(last, one)));
            if (last != null && meets) {
                int to = Math.max(last.to(), one.to());
                boolean backward = one.at() < one.anchor();
                all.set(all.size() - 1, backward ? new One(to, last.from()) : new One(last.from(), to));
            } else {
                all.add(one);
            }
        }
        int place = 0;
        for (int i = 0; i < all.size(); i++) {
            place = all.get(i).from() <= main.at() && main.at() <= all.get(i).to() ? i : place;
        }
        return new Carets(text, all, place);
    }

    private static boolean meet(One last, One next) {
        return !last.selects() || !next.selects();
    }

    One first() {
        return all.get(main);
    }

    /// Returns these and `other`, which is scrolled to; without it if it is there and not alone.
    Carets turn(One other) {
        var left = all.stream().filter(one -> !one.equals(other)).toList();
        if (left.size() < all.size()) {
            return left.isEmpty() ? this : new Carets(text, left, Math.min(main, left.size() - 1));
        }
        return with(other);
    }

    private Carets with(One other) {
        var more = new ArrayList<>(all);
        more.add(other);
        return of(text, more, other);
    }

    /// Returns the main caret alone.
    Carets alone() {
        return new Carets(text, List.of(first()), 0);
    }

    /// Returns these and one in the line above the first (-1) or below the last (1), in its column.
    Carets beside(int by) {
        var from = by < 0 ? all.getFirst() : all.getLast();
        int at = vertically(from.at(), by);
        return at == from.at() ? this : with(One.at(at));
    }

    /// Returns these and the next place of what is selected, round and round; where nothing is, the words at the carets
    /// are selected first.
    Carets next() {
        if (all.stream().anyMatch(one -> !one.selects())) {
            return of(text, all.stream().map(this::word).toList(), word(first()));
        }
        var wanted = text.substring(first().from(), first().to());
        var places = places(wanted);
        return IntStream.range(0, places.size())
                .mapToObj(i -> places.get((i + after(places)) % places.size()))
                .filter(place -> all.stream().noneMatch(one -> one.from() == place.from()))
                .findFirst()
                .map(this::with)
                .orElse(this);
    }

    private int after(List<One> places) {
        int count = 0;
        for (var place : places) {
            count += place.from() <= first().from() ? 1 : 0;
        }
        return count;
    }

    /// Returns a caret at each place of what is selected, or of the word at the main caret.
    Carets everywhere() {
        var main = first().selects() ? first() : word(first());
        return main.selects() ? of(text, places(text.substring(main.from(), main.to())), main) : this;
    }

    /// Returns where `wanted` stands; a name stands by itself.
    private List<One> places(String wanted) {
        boolean isName = wanted.chars().allMatch(Character::isJavaIdentifierPart);
        var places = new ArrayList<One>();
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length())) {
            int end = at + wanted.length();
            if (!isName || (!isPart(at - 1) && !isPart(end))) {
                places.add(new One(at, end));
            }
        }
        return places;
    }

    private boolean isPart(int at) {
        return at >= 0 && at < text.length() && Character.isJavaIdentifierPart(text.charAt(at));
    }

    private One word(One one) {
        if (one.selects()) {
            return one;
        }
        int from = one.at();
        int to = one.at();
        while (isPart(from - 1)) {
            from--;
        }
        while (isPart(to)) {
            to++;
        }
        return new One(from, to);
    }

    /// Returns all carets moved.
    ///
    /// @param by -1 to the left or up, 1 to the right or down
    /// @param extending whether the selections reach there
    Carets move(Step step, int by, boolean extending) {
        Function<One, One> moved = one -> {
            boolean collapses = one.selects() && !extending && step == Step.CHARACTER;
            int at = collapses ? (by < 0 ? one.from() : one.to()) : target(one.at(), step, by);
            return new One(extending ? one.anchor() : at, at);
        };
        return of(text, all.stream().map(moved).toList(), moved.apply(first()));
    }

    private int target(int at, Step step, int by) {
        return switch (step) {
            case CHARACTER -> Math.clamp(text.offsetByCodePoints(at, beyond(at, by) ? 0 : by), 0, text.length());
            case WORD -> wordEnd(at, by);
            case LINE -> vertically(at, by);
            case LINE_END -> by < 0 ? home(at) : lineEnd(at);
        };
    }

    private boolean beyond(int at, int by) {
        return by < 0 ? at == 0 : at == text.length();
    }

    private int wordEnd(int from, int by) {
        int at = from;
        while (!beyond(at, by) && !isPart(by < 0 ? at - 1 : at)) {
            at += by;
        }
        while (!beyond(at, by) && isPart(by < 0 ? at - 1 : at)) {
            at += by;
        }
        return at;
    }

    /// Returns where the line's text begins, or the line if the caret stands there.
    private int home(int at) {
        int start = lineStart(at);
        int first = start;
        while (first < lineEnd(at) && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return at == first ? start : first;
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private int vertically(int at, int by) {
        int column = at - lineStart(at);
        if (by < 0) {
            int above = lineStart(at) - 1;
            return above < 0 ? at : Math.min(lineStart(above) + column, above);
        }
        int below = lineEnd(at) + 1;
        return below > text.length() ? at : Math.min(below + column, lineEnd(below));
    }

    /// Returns the text and the carets after the same doing at each of them, as if it were the only one: no caret sees
    /// what another one does.
    ///
    /// @param change what is done at one; empty where nothing is
    Carets edit(Function<Typing, Optional<TextChange>> change) {
        var wanted = new LinkedHashMap<One, TextChange>();
        for (var one : all) {
            change.apply(new Typing(text, one.anchor(), one.at(), false)).ifPresent(made -> wanted.put(one, made));
        }
        return edit(wanted);
    }

    /// Returns the text and the carets after the same doing to the lines of each of them, once for carets that share
    /// a line.
    ///
    /// @param apart 1 if lines that stand below each other are one block, else 0
    Carets edit(int apart, Function<Lines, Optional<TextChange>> change) {
        var blocks = blocks(apart);
        var wanted = new LinkedHashMap<One, TextChange>();
        for (var one : all) {
            var block = blocks.stream()
                    .filter(lines -> lines.first() <= one.from() && one.from() <= lines.last())
                    .findFirst()
                    .orElseThrow();
            change.apply(block.with(one.anchor(), one.at())).ifPresent(made -> wanted.put(one, made));
        }
        return edit(wanted);
    }

    private List<Lines> blocks(int apart) {
        var blocks = new ArrayList<Lines>();
        for (var one : all) {
            var lines = new Lines(text, one.anchor(), one.at());
            if (blocks.isEmpty() || lines.first() > blocks.getLast().last() + apart) {
                blocks.add(lines);
            } else {
                blocks.set(blocks.size() - 1, blocks.getLast().to(lines));
            }
        }
        return blocks;
    }

    private Carets edit(Map<One, TextChange> wanted) {
        var changes = Changes.of(wanted.values());
        var after = new ArrayList<One>();
        for (var one : all) {
            var made = wanted.get(one);
            if (made == null || !changes.hold(made)) {
                after.add(new One(changes.moved(one.anchor()), changes.moved(one.at())));
            } else {
                int by = changes.grownBefore(made);
                after.add(new One(made.anchor() + by, made.caret() + by));
            }
        }
        var now = changes.apply(text);
        var inside = inside(after, now);
        return of(now, inside, inside.get(main));
    }

    private static List<One> inside(List<One> carets, String text) {
        return carets.stream()
                .map(one -> new One(Math.clamp(one.anchor(), 0, text.length()), Math.clamp(one.at(), 0, text.length())))
                .toList();
    }

    /// Returns what putting `typed` at each caret makes of it; a pair where brackets and quotes come in pairs.
    Carets type(String typed, boolean pairs) {
        return edit(typing -> Optional.of(
                (pairs && typed.length() == 1 ? typing.character(typed.charAt(0)) : Optional.<TextChange>empty())
                        .orElseGet(() -> instead(typing, typed))));
    }

    /// Returns what pasting does: a line for each caret if there are as many, else all of it at each.
    Carets paste(String pasted) {
        var lines = pasted.split("\n", -1);
        if (lines.length != all.size()) {
            return type(pasted, false);
        }
        var left = new ArrayDeque<>(List.of(lines));
        return edit(typing -> Optional.of(instead(typing, left.removeFirst())));
    }

    /// Returns what Backspace (-1) or Delete (1) does.
    Carets delete(int by, Step step) {
        return edit(typing -> {
            if (typing.anchor() != typing.caret()) {
                return Optional.of(instead(typing, ""));
            }
            var special = by < 0 && step == Step.CHARACTER ? typing.backspace() : Optional.<TextChange>empty();
            int to = target(typing.caret(), step, by);
            int from = Math.min(to, typing.caret());
            return special.or(() -> Optional.of(new TextChange(from, Math.max(to, typing.caret()), "", from, from)));
        });
    }

    private static TextChange instead(Typing typing, String by) {
        int from = Math.min(typing.anchor(), typing.caret());
        int end = from + by.length();
        return new TextChange(from, Math.max(typing.anchor(), typing.caret()), by, end, end);
    }

    /// Returns what is selected, a line for each caret.
    String selected() {
        return all.stream().map(one -> text.substring(one.from(), one.to())).collect(Collectors.joining("\n"));
    }
}
