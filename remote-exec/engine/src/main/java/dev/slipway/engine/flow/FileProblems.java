package dev.slipway.engine.flow;

import dev.slipway.engine.flow.code.CallScan;
import dev.slipway.engine.flow.code.CallScan.Finding;
import dev.slipway.engine.flow.code.CallScan.Kind;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Files and networks that steps read without recording it. Stateless.
final class FileProblems {
    private FileProblems() {}

    /// Returns an error for each file opened under a relative path, which a task would not find.
    static List<Problem> of(NotebookCells cells, List<Draft> drafts) {
        var problems = new LinkedHashMap<Finding, Problem>();
        for (var draft : drafts) {
            for (var finding : CallScan.findings(draft.reach())) {
                if (finding.kind() == Kind.RELATIVE_FILE) {
                    problems.computeIfAbsent(finding, _ -> untracked(cells, draft, finding));
                }
            }
        }
        return new ArrayList<>(problems.values());
    }

    private static Problem untracked(NotebookCells cells, Draft draft, Finding finding) {
        var place = cells.place(finding.cell(), finding.line());
        if (finding.text().equals(".")) {
            return Problem.error(
                    "untracked-file",
                    "Step " + draft.name() + " uses the current folder (" + place.words()
                            + "), which in a task is an empty folder of its own.",
                    "Write dataset(\".\") for the notebook's folder, and dataset(\"NAME\") for a file in it.",
                    place);
        }
        return Problem.error(
                "untracked-file",
                "Step " + draft.name() + " opens \"" + finding.text() + "\" (" + place.words()
                        + "), which a task would not find: it runs in a folder of its own.",
                "Write dataset(\"" + finding.text() + "\"), which gives the path of that file and records its hash.",
                place);
    }

    /// Returns a note for each step that reads what cannot be recorded, by its position: such a step is never reused.
    static Map<Integer, Problem> untrackedReads(NotebookCells cells, List<Draft> drafts) {
        var notes = new LinkedHashMap<Integer, Problem>();
        for (var draft : drafts) {
            CallScan.findings(draft.reach()).stream()
                    .filter(finding -> finding.kind() == Kind.UNTRACKED_READ)
                    .findFirst()
                    .ifPresent(finding -> notes.put(draft.position(), note(cells, draft, finding)));
        }
        return notes;
    }

    private static Problem note(NotebookCells cells, Draft draft, Finding finding) {
        var place = cells.place(finding.cell(), finding.line());
        return Problem.info(
                "untracked-read",
                "Step " + draft.name() + " reads through " + finding.text() + " (" + place.words()
                        + "), which cannot be recorded: its results are never reused.",
                "Use dataset(\"…\") for files.",
                place);
    }
}
