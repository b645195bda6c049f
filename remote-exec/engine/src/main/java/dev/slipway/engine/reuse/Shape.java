package dev.slipway.engine.reuse;

import dev.slipway.worker.protocol.Report.Item;
import java.util.ArrayList;
import java.util.List;

/// How the tasks of a step are laid out: one level a `foreach` in force, outermost first. The tasks of a level are
/// numbered through, those of one task of the level above next to each other. Immutable.
///
/// Shape: level l (0-based) has as many tasks as the elements within all tasks of level l - 1 together; depth d means
/// the first d levels, so depth 0 has one task.
public final class Shape {
    /// One task, in no loop.
    public static final Shape ONCE = new Shape(List.of());

    private final List<Level> levels;

    /// One level.
    private static final class Level {
        /// For each task of the level above the elements of each loop, first slowest.
        private final List<List<List<Item>>> loops;
        /// For each task of the level above its first task here, then their number.
        private final int[] starts;

        Level(List<List<List<Item>>> loops) {
            this.loops = List.copyOf(loops);
            starts = new int[loops.size() + 1];
            for (int i = 0; i < loops.size(); i++) {
                starts[i + 1] = Math.addExact(starts[i], product(loops.get(i)));
            }
        }

        int parent(int index) {
            int low = 0;
            int high = starts.length - 1;
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (starts[middle] <= index) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    private Shape(List<Level> levels) {
        this.levels = List.copyOf(levels);
    }

    /// Returns the shape of a `foreach` that stands in no other.
    ///
    /// @param loops the elements of each loop, first slowest
    public static Shape of(List<List<Item>> loops) {
        return ONCE.with(List.of(loops));
    }

    /// Returns this shape with one more level.
    ///
    /// @param loops for each task of this shape the elements of each loop
    /// @throws ArithmeticException if there are more tasks than an `int` holds
    public Shape with(List<List<List<Item>>> loops) {
        if (loops.size() != size()) {
            throw new IllegalArgumentException(loops.size() + " lists of elements for " + size() + " tasks");
        }
        var all = new ArrayList<>(levels);
        all.add(new Level(loops));
        return new Shape(all);
    }

    private static int product(List<List<Item>> loops) {
        int size = 1;
        for (var loop : loops) {
            size = Math.multiplyExact(size, loop.size());
        }
        return size;
    }

    /// Returns how many levels there are.
    public int depth() {
        return levels.size();
    }

    /// Returns how many tasks there are.
    public int size() {
        return size(depth());
    }

    /// Returns how many tasks the first `depth` levels have.
    public int size(int depth) {
        if (depth == 0) {
            return 1;
        }
        var starts = levels.get(depth - 1).starts;
        return starts[starts.length - 1];
    }

    /// Returns the index, at `depth`, of the task that the task `index` stands in.
    public int up(int index, int depth) {
        int at = index;
        for (int i = levels.size(); i > depth; i--) {
            at = levels.get(i - 1).parent(at);
        }
        return at;
    }

    /// Returns the first task, one level below `depth`, of the task `index` at `depth`; of the number of tasks there:
    /// the number of tasks one level below.
    public int first(int depth, int index) {
        return levels.get(depth).starts[index];
    }

    /// Returns the index within the loop `loop` of level `level` that a task has.
    ///
    /// @param index of the task at depth `level` + 1
    public int indexIn(int level, int loop, int index) {
        var at = levels.get(level);
        int parent = at.parent(index);
        var loops = at.loops.get(parent);
        int rest = index - at.starts[parent];
        for (int i = loops.size() - 1; i > loop; i--) {
            rest /= loops.get(i).size();
        }
        return rest % loops.get(loop).size();
    }

    /// Returns the element of the loop `loop` of level `level` that a task has.
    ///
    /// @param index of the task at depth `level` + 1
    public Item element(int level, int loop, int index) {
        var at = levels.get(level);
        return at.loops.get(at.parent(index)).get(loop).get(indexIn(level, loop, index));
    }

    /// Returns the elements of a task as text, outermost first, `ATL, 6`; empty if the step runs once.
    public String item(int index) {
        var texts = new ArrayList<String>();
        for (int level = 0; level < levels.size(); level++) {
            int at = up(index, level + 1);
            var loops = levels.get(level).loops.get(levels.get(level).parent(at));
            for (int loop = 0; loop < loops.size(); loop++) {
                texts.add(element(level, loop, at).preview());
            }
        }
        return String.join(", ", texts);
    }
}
