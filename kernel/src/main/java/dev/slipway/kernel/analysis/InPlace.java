package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.ClassFacts.Member;
import dev.slipway.kernel.analysis.MethodEffects.Call;
import dev.slipway.kernel.analysis.MethodEffects.Cursor;
import dev.slipway.kernel.analysis.MethodEffects.Element;
import dev.slipway.kernel.analysis.MethodEffects.Given;
import dev.slipway.kernel.analysis.MethodEffects.Held;
import dev.slipway.kernel.analysis.MethodEffects.InField;
import dev.slipway.kernel.analysis.MethodEffects.Inside;
import dev.slipway.kernel.analysis.MethodEffects.Made;
import dev.slipway.kernel.analysis.MethodEffects.Result;
import dev.slipway.kernel.analysis.MethodEffects.Root;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds which variables a method changes in place, through the methods it calls. One thread at a time.
///
/// A method that calls itself counts as far as it is known when it does.
final class InPlace {
    private final Scope scope;
    private final Map<How, Map<Member, Set<Root>>> reached = new EnumMap<>(How.class);
    private final Map<Member, Set<Root>> returned = new HashMap<>();
    private final Map<Member, Set<String>> strangers = new HashMap<>();

    /// How sure it is that an object changes.
    private enum How {
        SURELY,
        /// With an object that was made of it, or by a method of the JDK that is no question.
        MAYBE,
        /// By another library, of which nothing is known.
        UNSURE
    }

    InPlace(Scope scope) {
        this.scope = scope;
    }

    /// Returns the variables whose objects `method` changes.
    Set<Member> variables(MethodEffects method) {
        return held(changed(method));
    }

    /// Returns the variables whose objects `method` gives to methods of libraries that may change them.
    Set<Member> unsure(MethodEffects method) {
        return held(reached(method, How.UNSURE));
    }

    /// Returns the variables whose objects `method` may change, though no store of it says so.
    Set<Member> maybe(MethodEffects method) {
        return held(reached(method, How.MAYBE));
    }

    /// Returns the variables whose objects the method references change that `method` makes.
    Set<Member> later(MethodEffects method) {
        var roots = new HashSet<Root>();
        method.later().changed().forEach(each -> roots.addAll(origins(each)));
        for (var call : method.later().calls()) {
            for (var callee : scope.dispatched(call.callee())) {
                changed(callee).forEach(root -> roots.addAll(at(root, call)));
            }
        }
        return held(roots);
    }

    /// Tells whether `method` changes one of its parameters.
    boolean changesGiven(MethodEffects method) {
        return changed(method).stream().anyMatch(Given.class::isInstance);
    }

    /// Returns the classes of objects of unknown origin that `method` changes, itself or by a call: binary names of
    /// the notebook's, empty for another.
    Set<String> strangers(MethodEffects method) {
        var found = new HashSet<String>();
        method.changed()
                .stores()
                .forEach((type, all) -> all.stream()
                        .filter(roots -> origins(roots).isEmpty())
                        .forEach(roots -> {
                            found.add(type);
                            roots.forEach(root -> {
                                if (root instanceof InField field) {
                                    found.add(field.owner());
                                }
                            });
                        }));
        for (var call : method.calls()) {
            for (var callee : scope.dispatched(call.callee())) {
                for (var root : changed(callee)) {
                    if (root instanceof Given given && isStrange(given.parameter(), call)) {
                        found.add(given.parameter() == 0 ? callee.method().owner() : "");
                    }
                }
            }
        }
        return found;
    }

    /// Returns likewise what `method` changes through all that it calls.
    Set<String> allStrangers(MethodEffects method) {
        var before = strangers.putIfAbsent(method.method(), Set.of());
        if (before != null) {
            return before;
        }
        var found = strangers(method);
        for (var call : method.calls()) {
            scope.dispatched(call.callee()).forEach(callee -> found.addAll(allStrangers(callee)));
        }
        strangers.put(method.method(), found);
        return found;
    }

    private boolean isStrange(int parameter, Call call) {
        return parameter >= call.arguments().size()
                || (!call.callee().name().equals("<init>")
                        && origins(call.arguments().get(parameter)).isEmpty());
    }

    private Set<Member> held(Set<Root> roots) {
        var fields = new HashSet<Member>();
        for (var root : roots) {
            if (root instanceof Element(Held held)
                    && !Functional.isFlat(scope.variable(held.field()).type())) {
                fields.add(held.field());
            }
            if (root instanceof Held held) {
                fields.add(held.field());
                fields.addAll(scope.aliases(held.field()));
            }
        }
        return fields;
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
        return reached(method, How.SURELY);
    }

    /// Returns the variables and parameters to whose objects `method` does something, through what it calls.
    private Set<Root> reached(MethodEffects method, How how) {
        var known = reached.computeIfAbsent(how, _ -> new HashMap<>());
        var before = known.putIfAbsent(method.method(), Set.of());
        if (before != null) {
            return before;
        }
        var roots = new HashSet<Root>();
        own(method, how).forEach(each -> roots.addAll(origins(each)));
        for (var call : method.calls()) {
            for (var callee : scope.dispatched(call.callee())) {
                reached(callee, how).forEach(root -> roots.addAll(at(root, call)));
            }
        }
        if (how == How.MAYBE) {
            roots.addAll(maybe(method.changed()));
            method.calls().forEach(call -> roots.addAll(ofLibrary(call)));
        }
        known.put(method.method(), roots);
        return roots;
    }

    /// Returns what may change with an object that was made of it.
    private Set<Root> maybe(MethodEffects.Changed changed) {
        var roots = new HashSet<Root>();
        for (var call : changed.made()) {
            for (var callee : scope.dispatched(call.callee())) {
                if (changed(callee).contains(new Given(0))) {
                    roots.addAll(at(new Given(0), call));
                }
            }
        }
        boolean changesPart =
                changed.surely().stream().anyMatch(each -> origins(each).containsAll(Roots.INSIDE));
        if (changesPart) {
            roots.addAll(origins(changed.within()));
        }
        return roots;
    }

    /// Returns the object of `call` if it may change by what it has of a library: by a method that its class inherits,
    /// or one of its class's that the call does not name.
    private Set<Root> ofLibrary(Call call) {
        if (call.arguments().isEmpty()) {
            return Set.of();
        }
        var object = call.arguments().getFirst();
        if (inherits(call.callee())) {
            return changesByInheritance(call.callee()) ? origins(object) : Set.of();
        }
        var roots = new HashSet<Root>();
        for (var callee : scope.inForce().callbacks(call.callee())) {
            if (changed(callee).contains(new Given(0))) {
                origins(object).stream()
                        .filter(root -> root instanceof Held held
                                && mayHold(held.field(), callee.method().owner()))
                        .forEach(roots::add);
            }
        }
        return roots;
    }

    /// Tells whether `method` is one that a type of the notebook inherits from a library.
    private boolean inherits(Member method) {
        var facts = scope.inForce().get(method.owner());
        return facts != null && facts.traits().extendsOthers() && scope.effects(method) == null;
    }

    /// Tells whether an inherited method may change its object, itself or by calling one of the type's own.
    private boolean changesByInheritance(Member method) {
        var facts = scope.inForce().get(method.owner());
        return Mutators.changesACollection(method.name())
                || (facts != null
                        && !Unknowns.isQuestion(method.name())
                        && facts.callbacks().stream()
                                .map(facts.effects()::get)
                                .anyMatch(each -> each != null && changed(each).contains(new Given(0))));
    }

    /// Tells whether what `field` holds was made by code that knows the class `type`.
    private boolean mayHold(Member field, String type) {
        return scope.codes(field).stream()
                .map(scope.inForce()::get)
                .anyMatch(facts -> facts != null && facts.code().types().contains(type));
    }

    private static List<Set<Root>> own(MethodEffects method, How how) {
        return switch (how) {
            case SURELY -> method.changed().surely();
            case MAYBE -> method.changed().maybe();
            case UNSURE -> method.changed().unsure();
        };
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
                case Made _, Inside _ -> origins.add(root);
                case Cursor cursor -> origins.addAll(Cursors.of(origins(Set.of(cursor.of()))));
                case Element element -> origins.addAll(Roots.elements(origins(Set.of(element.of()))));
                case InField _ -> {
                    // what object that is of is among them, if it is known
                }
                case Result result -> origins.addAll(origins(result.call()));
            }
        }
        return origins;
    }

    /// Returns the variables and parameters that what `call` returns leads to.
    private Set<Root> origins(Call call) {
        var origins = new HashSet<Root>();
        for (var callee : scope.dispatched(call.callee())) {
            for (var each : returned(callee)) {
                var there = at(each, call);
                boolean isPart = callee.returned().stream().anyMatch(InField.class::isInstance);
                origins.addAll(isPart && Roots.isMade(there) ? Roots.INSIDE : there);
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
            case Element element -> Roots.elements(at(element.of(), call));
            case Cursor cursor -> Cursors.of(at(cursor.of(), call));
            case Given _, Result _, InField _ -> Set.of();
            case Held _, Made _, Inside _ -> Set.of(root);
        };
    }
}
