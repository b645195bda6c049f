package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.debug.Breakpoint;
import dev.slipway.desktop.debug.DebugViewModel;
import java.util.List;

/// A notebook with a cell of six lines, beside a kernel whose debugger speaks the protocol as the test says.
abstract class DebuggedBench {
    static final String CELL = "int sum = 0;\nfor (int i = 0; i < 3; i++) {\n    sum += i;\n}\n// done\nsum";
    static final String[] LINES = CELL.split("\n");
    static final CellId ID = new CellId("c0");

    final Bench bench = new Bench(CELL, "# Words", "int a = 1;");
    final DebugViewModel debug = bench.notebook.kernel().debug();

    FakeDebugger kernel() {
        return bench.kernel().debugger;
    }

    void verify(int... lines) {
        var all = new StringBuilder();
        for (int line : lines) {
            all.append(all.isEmpty() ? "" : ",").append("{\"verified\":true,\"line\":" + line + "}");
        }
        kernel().bodies.put("setBreakpoints", "{\"breakpoints\":[" + all + "]}");
    }

    void start() {
        bench.notebook.kernel().start();
        verify(3);
    }

    void runToLine(int line) {
        start();
        debug.toggle(ID, line);
        bench.runs.run();
        kernel().stop("c0", line, "breakpoint");
    }

    List<Integer> lines() {
        return debug.breakpoints().of(ID).stream().map(Breakpoint::line).toList();
    }
}
