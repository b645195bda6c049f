package dev.slipway.worker.code;

import java.util.List;
import java.util.Map;

/// The code of one step: what a task of it loads and calls, in order.
///
/// Shipped classes carry the cell's own places: the `SourceFile` attribute is `cell N` (N the 1-based position of the
/// cell among all cells), and line numbers count the cell's lines from 1. A task's error names its line by them.
///
/// @param step the step's name
/// @param classes every class the step can reach, library cells included; copied
/// @param calls the static no-argument methods to invoke, in order; copied
/// @param variables every variable the step defines or reads, by name; copied
/// @param notebookTypes stable name → binary class name of the types cells declare; copied
public record StepCode(
        String step,
        List<ClassImage> classes,
        List<Call> calls,
        Map<String, FieldRef> variables,
        Map<String, String> notebookTypes) {
    /// One snippet of a cell to run.
    ///
    /// @param className binary name of the class
    /// @param method static, without arguments: `do_it$`
    /// @param cell id of the cell it came from
    /// @param cellIndex 0-based position of that cell
    /// @param defines the variable whose initialiser this call is, empty if none; skipped when its value is given
    public record Call(String className, String method, String cell, int cellIndex, String defines) {}

    public StepCode {
        classes = List.copyOf(classes);
        calls = List.copyOf(calls);
        variables = Map.copyOf(variables);
        notebookTypes = Map.copyOf(notebookTypes);
    }
}
