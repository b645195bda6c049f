package dev.slipway.kernel.analysis;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What one compiled class of a notebook refers to. Only classes of the notebook count; their names are binary.
///
/// @param name the class
/// @param header classes its declarations mention: what it extends, types of members, annotations
/// @param code what its code refers to
/// @param methods static methods it declares, without those the compiler or JShell added
/// @param effects which objects each of its methods changes
/// @param callbacks methods that code of no notebook may call on an object it is given, as a set calls `hashCode`
/// @param lambdas what its lambdas and method references refer to: they may run later
/// @param traits what else is true of it
record ClassFacts(
        String name,
        Set<String> header,
        References code,
        References lambdas,
        Set<Member> methods,
        Map<Member, MethodEffects> effects,
        Set<Member> callbacks,
        Traits traits) {
    private static final String PREFIX = "REPL.$JShell$";

    ClassFacts {
        header = new LinkedHashSet<>(header);
        methods = new LinkedHashSet<>(methods);
        effects = Map.copyOf(effects);
        callbacks = Set.copyOf(callbacks);
    }

    /// What is true of a class.
    ///
    /// @param waits whether its code stands for something that cannot be compiled yet
    /// @param late whether its static initialiser, which runs at first use, uses something of other cells
    /// @param repeatable whether all that its code calls of libraries gives the same each time
    /// @param holdsCode whether it is an interface, or has a field that may hold a lambda
    /// @param orders whether its code makes a collection that orders by a comparator
    /// @param extendsOthers whether it extends or implements a type of a library that has methods of its own
    record Traits(
            boolean waits,
            boolean late,
            boolean repeatable,
            boolean holdsCode,
            boolean isEnum,
            boolean orders,
            boolean extendsOthers) {}

    boolean waits() {
        return traits.waits;
    }

    boolean late() {
        return traits.late;
    }

    boolean repeatable() {
        return traits.repeatable;
    }

    /// What code refers to, in order of appearance.
    ///
    /// @param types classes it mentions
    /// @param reads static fields it reads
    /// @param writes static fields it assigns, without those a class gives its own at first use
    /// @param calls static methods it calls or refers to
    record References(Set<String> types, Set<Member> reads, Set<Member> writes, Set<Member> calls) {
        References {
            types = new LinkedHashSet<>(types);
            reads = new LinkedHashSet<>(reads);
            writes = new LinkedHashSet<>(writes);
            calls = new LinkedHashSet<>(calls);
        }
    }

    /// A member of a class.
    ///
    /// @param owner binary name of its class
    /// @param type descriptor
    record Member(String owner, String name, String type) {}

    /// Returns the snippet class that the notebook class `name` is, or is nested in.
    static String outer(String name) {
        int second = name.indexOf('$', PREFIX.length());
        return second < 0 ? name : name.substring(0, second);
    }

    static boolean isOfNotebook(String name) {
        return name.startsWith(PREFIX);
    }
}
