package dev.slipway.desktop.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Changes of one text that are made at the same time. Pure.
///
/// @param all each in offsets of the text before, none over another, the first in the text first; copied
record Changes(List<TextChange> all) {
    Changes {
        all = List.copyOf(all);
    }

    /// Returns `wanted` without what stands in its own way: the same is done once, deletions over each other become
    /// one, and of others over each other the longer one is made.
    static Changes of(Collection<TextChange> wanted) {
        var sorted = wanted.stream()
                .sorted(Comparator.comparingInt(TextChange::from).thenComparingInt(TextChange::to))
                .toList();
        var all = new ArrayList<TextChange>();
        for (var next : sorted) {
            var last = all.isEmpty() ? null : all.getLast();
            if (last == null || (next.from() >= last.to() && !isSame(last, next))) {
                all.add(next);
            } else {
                all.set(all.size() - 1, joined(last, next));
            }
        }
        return new Changes(all);
    }

    private static TextChange joined(TextChange one, TextChange next) {
        if (one.replacement().isEmpty() && next.replacement().isEmpty()) {
            return next.to() <= one.to() ? one : new TextChange(one.from(), next.to(), "", one.from(), one.from());
        }
        return next.to() - next.from() > one.to() - one.from() ? next : one;
    }

    private static boolean isSame(TextChange one, TextChange other) {
        return one.from() == other.from()
                && one.to() == other.to()
                && one.replacement().equals(other.replacement());
    }

    /// Returns the text after all of them.
    String apply(String text) {
        var now = text;
        for (var change : all.reversed()) {
            now = change.apply(now);
        }
        return now;
    }

    /// Tells whether `wanted` is made as it is.
    boolean hold(TextChange wanted) {
        return all.stream().anyMatch(change -> isSame(change, wanted));
    }

    /// Returns by how much the text before `made`, which is one of these, grows. Unit: UTF-16 units.
    int grownBefore(TextChange made) {
        int grown = 0;
        for (var change : all) {
            if (isSame(change, made)) {
                break;
            }
            grown += grown(change);
        }
        return grown;
    }

    /// Returns where `offset` is afterwards; inside of what is replaced, as far from its end as before.
    int moved(int offset) {
        int grown = 0;
        for (var change : all) {
            if (offset <= change.from()) {
                break;
            }
            grown += offset < change.to() ? Math.max(change.from() - offset, grown(change)) : grown(change);
        }
        return offset + grown;
    }

    private static int grown(TextChange change) {
        return change.replacement().length() - (change.to() - change.from());
    }
}
