package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.ClassFacts.Member;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which objects a compiled method changes, told by where it got them from. Immutable.
///
/// @param method the method; an instance method's object is parameter 0
/// @param changed what it changes itself: stores into it or calls a known mutator
/// @param unsure what it calls a method of a library on, or gives to one, that may change it
/// @param calls the notebook's methods it calls or makes lambdas of
/// @param stored static field → what it may be given
/// @param returned what it may return
record MethodEffects(
        Member method,
        List<Set<Root>> changed,
        List<Set<Root>> unsure,
        List<Call> calls,
        Map<Member, Set<Root>> stored,
        Set<Root> returned) {
    MethodEffects {
        unsure = List.copyOf(unsure);
        changed = List.copyOf(changed);
        calls = List.copyOf(calls);
        stored = Map.copyOf(stored);
        returned = Set.copyOf(returned);
    }

    /// Where an object came from: the object itself, or one that is reached through it.
    sealed interface Root {}

    /// A variable of the notebook.
    record Held(Member field) implements Root {}

    /// A parameter, counted from 0.
    record Given(int parameter) implements Root {}

    /// What a call returned.
    record Result(Call call) implements Root {}

    /// A call of a method of the notebook.
    ///
    /// @param arguments where each argument came from, the object of an instance method first
    record Call(Member callee, List<Set<Root>> arguments) {
        Call {
            arguments = List.copyOf(arguments);
        }
    }
}
