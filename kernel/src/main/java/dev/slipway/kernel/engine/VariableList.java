package dev.slipway.kernel.engine;

import dev.slipway.kernel.engine.classes.LiveClasses;
import dev.slipway.kernel.protocol.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// The live variables, as a person sees them. Thread-safe.
///
/// Previews run code of the notebook, which may take for ever: they get a second, and the rest has none.
record VariableList(Definitions definitions, LiveClasses classes, Codecs codecs) {
    private static final long LIMIT_MILLIS = 1_000;
    private static final String NO_PREVIEW = "…";

    /// Returns the variables in order of definition.
    List<Variable> all() {
        var found = definitions.all().stream()
                .filter(definition -> definition.snippet() instanceof VarSnippet)
                .filter(definition -> classes.variables().contains(Definitions.name(definition.snippet())))
                .toList();
        var shown = new AtomicReference<List<Shown>>(List.of());
        within(() -> {
            for (var definition : found) {
                var more = new ArrayList<>(shown.get());
                more.add(shown(Definitions.name(definition.snippet())));
                shown.set(List.copyOf(more));
            }
        });
        var previews = shown.get();
        var variables = new ArrayList<Variable>();
        for (int i = 0; i < found.size(); i++) {
            variables.add(variable(found.get(i), i < previews.size() ? previews.get(i) : new Shown(NO_PREVIEW, null)));
        }
        return List.copyOf(variables);
    }

    private record Shown(String preview, @Nullable Long bytes) {}

    /// Returns the value of `name` in at most 200 characters.
    String preview(String name) {
        var shown = new AtomicReference<>(NO_PREVIEW);
        within(() -> shown.set(shown(name).preview()));
        return shown.get();
    }

    private Shown shown(String name) {
        var lost = classes.variables().lost(name);
        if (lost == null) {
            var value = classes.variables().value(name);
            return new Shown(codecs.preview(value), Footprint.of(value));
        }
        var old = lost.value() == null ? "no value" : codecs.preview(lost.value());
        return new Shown(lost.replaced().isEmpty() ? old : old + " (of the old " + lost.replaced() + ")", null);
    }

    private static Variable variable(Definition definition, Shown shown) {
        var snippet = (VarSnippet) definition.snippet();
        var cell = definition.cell().index() < 0 ? null : definition.cell().id();
        return new Variable(snippet.name(), snippet.typeName(), shown.preview(), shown.bytes(), cell);
    }

    private void within(Runnable work) {
        var done = new CountDownLatch(1);
        var thread = Thread.ofPlatform().daemon().name("previews").start(() -> {
            try {
                work.run();
            } finally {
                done.countDown();
            }
        });
        try {
            if (!done.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
                classes.stop(List.of(thread), 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
