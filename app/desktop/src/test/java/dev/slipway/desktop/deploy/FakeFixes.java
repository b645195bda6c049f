package dev.slipway.desktop.deploy;

import dev.slipway.api.document.Document;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A notebook whose problems have the fixes that a test says.
final class FakeFixes implements ProblemFixes {
    /// Titles by the code of the problem.
    final Map<String, List<String>> known = new HashMap<>();

    final List<String> did = new ArrayList<>();
    Runnable onMake = () -> {};
    String refusal = "";
    private int saves;

    @Override
    public void of(Problem problem, Consumer<List<Fix>> then) {
        then.accept(known.getOrDefault(problem.code(), List.of()).stream()
                .map(title -> new Fix(title, true, () -> {
                    did.add(title);
                    onMake.run();
                }))
                .toList());
    }

    @Override
    public void undo() {
        did.add("undo");
    }

    @Override
    public void save(Consumer<Opened.Notebook> saved, Consumer<String> refused) {
        did.add("save");
        if (!refusal.isEmpty()) {
            refused.accept(refusal);
            return;
        }
        saves++;
        var path = Path.of("/data/flight-delays.ipynb");
        saved.accept(new Opened.Notebook(path, Opened.Format.IPYNB, Document.of(List.of()), "saved " + saves));
    }
}
