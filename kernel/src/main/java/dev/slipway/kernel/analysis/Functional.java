package dev.slipway.kernel.analysis;

import java.util.regex.Pattern;

/// Tells types whose values are code.
final class Functional {
    private static final Pattern CODE = Pattern.compile("\\b(?:\\w*(?:Function|Supplier|Consumer|Predicate|Operator)"
            + "|Runnable|Callable|Comparator|Thread|<anonymous)\\b");

    private Functional() {}

    /// Tells whether a value of `type`, as a person writes it, may run the lambdas of its initialiser later.
    static boolean mayHoldCode(String type) {
        return CODE.matcher(type).find();
    }
}
