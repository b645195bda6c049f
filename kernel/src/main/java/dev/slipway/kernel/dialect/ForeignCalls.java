package dev.slipway.kernel.dialect;

import java.util.Map;

/// Methods that cells of other kernels may call without an import, and what to write here. Stateless.
public final class ForeignCalls {
    private static final Map<String, String> EQUIVALENTS = Map.ofEntries(
            Map.entry("print", "Write display(value) to show it, or System.out.print(value)."),
            Map.entry("println", "Write System.out.println(value)."),
            Map.entry("printf", "Write System.out.printf(format, values)."),
            Map.entry("eval", "Write the code in a cell."),
            Map.entry("lineMagic", "Write the magic on a line of its own: %name arguments."),
            Map.entry("cellMagic", "Write the magic on the first line of a cell: %%name arguments."),
            Map.entry("getKernelInstance", "The kernel itself is not for cells; display(value) shows a value."));

    private ForeignCalls() {}

    /// Returns what to write in the place of the method `name`, if `message` of the compiler says that there is none;
    /// else the empty string.
    public static String hint(String message, String name) {
        return message.contains("method " + name + "(") ? EQUIVALENTS.getOrDefault(name, "") : "";
    }
}
