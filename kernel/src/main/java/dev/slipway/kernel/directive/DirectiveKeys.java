package dev.slipway.kernel.directive;

import java.util.List;

/// The keys of directives, as completion offers them.
public final class DirectiveKeys {
    /// Each key with an example of its value, the ones that are used most first.
    public static final List<String> EXAMPLES = List.of(
            "step: train",
            "parameters",
            "foreach: country : countries",
            "gather: model -> models",
            "resources: cpu=4, memory=16GB",
            "timeout: 2h",
            "retry: 3",
            "catch: error",
            "keep: a, b",
            "mutates: sales",
            "secret: NAME",
            "cache: off",
            "skip");

    private DirectiveKeys() {}
}
