package dev.slipway.kernel.engine;

import dev.slipway.kernel.directive.SourceCell;
import java.util.Collection;

/// Hears of the code of cells as it is compiled and run: a debugger.
public interface CodeWatcher {
    /// System property that is true in a process whose code is to be watched.
    String PROPERTY = "slipway.debugger";

    /// Tells whether this process's code is to be watched.
    static boolean isExpected() {
        return Boolean.getBoolean(PROPERTY);
    }

    /// Hears of nothing.
    CodeWatcher NONE = new CodeWatcher() {
        @Override
        public void compiled(SourceCell cell) {}

        @Override
        public void redefined(Collection<String> classes) {}

        @Override
        public void entering(String className) {}

        @Override
        public void interrupting() {}

        @Override
        public void ended() {}
    };

    /// `cell` has been compiled and is about to run; `LiveCode` knows its lines.
    void compiled(SourceCell cell);

    /// Classes, by their binary names, have got other code. May be called under the engine's lock.
    void redefined(Collection<String> classes);

    /// The calling thread, the cell's own, is about to run a snippet: the method `do_it$` of `className`.
    void entering(String className);

    /// The running cell is to end: a thread that is held up must go on.
    void interrupting();

    /// No cell runs any more.
    void ended();
}
