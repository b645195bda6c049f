package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.ClassFacts.Member;
import dev.slipway.kernel.analysis.MethodEffects.Call;
import dev.slipway.kernel.analysis.MethodEffects.Given;
import dev.slipway.kernel.analysis.MethodEffects.Held;
import dev.slipway.kernel.analysis.MethodEffects.Result;
import dev.slipway.kernel.analysis.MethodEffects.Root;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Finds which variables a method changes in place, through the methods it calls. One thread at a time.
///
/// A method that calls itself counts as far as it is known when it does.
final class InPlace {
    private final Scope scope;
    private final Map<Member, Set<Root>> changed = new HashMap<>();
    private final Map<Member, Set<Root>> unsure = new HashMap<>();
    private final Map<Member, Set<Root>> returned = new HashMap<>();

    InPlace(Scope scope) {
        this.scope = scope;
    }

    /// Returns the variables whose objects `method` changes.
    Set<Member> variables(MethodEffects method) {
        return held(changed(method));
    }

    /// Returns the variables whose objects `method` gives to methods of libraries that may change them.
    Set<Member> unsure(MethodEffects method) {
        return held(reached(method, false));
    }

    private Set<Member> held(Set<Root> roots) {
        var fields = new HashSet<Member>();
        for (var root : roots) {
            if (root instanceof Held held) {
                fields.add(held.field());
                fields.addAll(scope.aliases(held.field()));
            }
        }
        return fields;
    }

    /// Tells whether `method` makes a lambda that changes what it will be given: nobody knows which object that is.
    boolean isWild(MethodEffects method) {
        for (var call : method.calls()) {
            for (var callee : scope.dispatched(call.callee())) {
                boolean changesUnknown = changed(callee).stream()
                        .anyMatch(root -> root instanceof Given given
                                && given.parameter() >= call.arguments().size());
                if (changesUnknown) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Notes which variables hold, after `method`, the objects of others.
    void alias(MethodEffects method) {
        method.stored().forEach((field, roots) -> {
            for (var root : origins(roots)) {
                if (root instanceof Held held && !held.field().equals(field)) {
                    scope.alias(field, held.field());
                }
            }
        });
    }

    /// Returns the variables and parameters whose objects `method` changes.
    private Set<Root> changed(MethodEffects method) {
        return reached(method, true);
    }

    /// Returns the variables and parameters to whose objects `method` does something, through what it calls.
    ///
    /// @param isSure whether it changes them for certain; else a library may
    private Set<Root> reached(MethodEffects method, boolean isSure) {
        var known = isSure ? changed : unsure;
        var before = known.putIfAbsent(method.method(), Set.of());
        if (before != null) {
            return before;
        }
        var roots = new HashSet<Root>();
        (isSure ? method.changed() : method.unsure()).forEach(each -> roots.addAll(origins(each)));
        for (var call : method.calls()) {
            for (var callee : scope.dispatched(call.callee())) {
                reached(callee, isSure).forEach(root -> roots.addAll(at(root, call)));
            }
        }
        known.put(method.method(), roots);
        return roots;
    }

    private Set<Root> returned(MethodEffects method) {
        var known = returned.putIfAbsent(method.method(), Set.of());
        if (known != null) {
            return known;
        }
        var roots = origins(method.returned());
        returned.put(method.method(), roots);
        return roots;
    }

    /// Returns the variables and parameters that `roots` lead to.
    private Set<Root> origins(Set<Root> roots) {
        var origins = new HashSet<Root>();
        for (var root : roots) {
            switch (root) {
                case Held held -> origins.add(held);
                case Given given -> origins.add(given);
                case Result result -> {
                    var callee = scope.effects(result.call().callee());
                    if (callee != null) {
                        returned(callee).forEach(each -> origins.addAll(at(each, result.call())));
                    }
                }
            }
        }
        return origins;
    }

    /// Returns what `root` of a called method is for its caller; its own variables the caller need not know.
    private Set<Root> at(Root root, Call call) {
        return switch (root) {
            case Given given
            when given.parameter() < call.arguments().size() ->
                origins(call.arguments().get(given.parameter()));
            case Given _, Result _ -> Set.of();
            case Held held -> Set.of(held);
        };
    }
}
