package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.ClassFacts.Member;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which objects a compiled method changes, told by where it got them from. Immutable.
///
/// @param method the method; an instance method's object is parameter 0
/// @param changed what it changes itself
/// @param calls the notebook's methods it calls or makes lambdas of
/// @param later what the method references do that it makes
/// @param stored static field → what it may be given
/// @param returned what it may return
record MethodEffects(
        Member method,
        Changed changed,
        List<Call> calls,
        Later later,
        Map<Member, Set<Root>> stored,
        Set<Root> returned) {
    MethodEffects {
        calls = List.copyOf(calls);
        stored = Map.copyOf(stored);
        returned = Set.copyOf(returned);
    }

    /// What a method changes itself.
    ///
    /// @param surely what it stores into, or calls a known mutator on
    /// @param maybe what may change with an object made of it, or by a method of the JDK that is no question
    /// @param unsure what it calls a method of another library on, or gives to one, that may change it
    /// @param made calls on objects that it made itself: the first argument is what it made them of
    /// @param stores binary name of a class of the notebook, or empty → objects of it that it changes
    /// @param within what the objects were given that it makes
    record Changed(
            List<Set<Root>> surely,
            List<Set<Root>> maybe,
            List<Set<Root>> unsure,
            List<Call> made,
            Map<String, List<Set<Root>>> stores,
            Set<Root> within) {
        Changed {
            surely = List.copyOf(surely);
            maybe = List.copyOf(maybe);
            unsure = List.copyOf(unsure);
            made = List.copyOf(made);
            stores = Map.copyOf(stores);
            within = Set.copyOf(within);
        }
    }

    /// What method references that a method makes do when they run.
    ///
    /// @param calls methods of the notebook
    /// @param changed what a method of the JDK will change; empty roots where that is what it will be given
    record Later(List<Call> calls, List<Set<Root>> changed) {
        Later {
            calls = List.copyOf(calls);
            changed = List.copyOf(changed);
        }
    }

    /// Where an object came from: the object itself, or one that is reached through it.
    sealed interface Root {}

    /// A variable of the notebook.
    record Held(Member field) implements Root {}

    /// A parameter, counted from 0.
    record Given(int parameter) implements Root {}

    /// What a call returned.
    record Result(Call call) implements Root {}

    /// Made here: nobody else holds it.
    record Made() implements Root {}

    /// A part of what was made here: it may be one of those it was made of.
    record Inside() implements Root {}

    /// What an object holds, as a copy of it does; the object itself does not change with it.
    record Element(Root of) implements Root {}

    /// An iterator, a stream or another cursor, if `of` is one: what it goes over does not change with it.
    record Cursor(Root of) implements Root {}

    /// In a field of an object of the notebook's class `owner`, a binary name, wherever that came from.
    record InField(String owner) implements Root {}

    /// A call of a method of the notebook.
    ///
    /// @param arguments where each argument came from, the object of an instance method first
    record Call(Member callee, List<Set<Root>> arguments) {
        Call {
            arguments = List.copyOf(arguments);
        }
    }
}
