package dev.slipway.kernel.analysis;

import java.util.LinkedHashSet;
import java.util.Set;

/// What one compiled class of a notebook refers to. Names of classes are binary; only classes of the notebook count.
///
/// @param name the class
/// @param header classes its declarations mention: what it extends, types of members, annotations
/// @param types classes its code mentions
/// @param reads static fields its code reads
/// @param writes static fields its code assigns
/// @param calls static methods its code calls or refers to
/// @param methods static methods it declares, without those the compiler or JShell added
/// @param waits whether its code stands for something that cannot be compiled yet
record ClassFacts(
        String name,
        Set<String> header,
        Set<String> types,
        Set<Member> reads,
        Set<Member> writes,
        Set<Member> calls,
        Set<Member> methods,
        boolean waits) {
    ClassFacts {
        header = new LinkedHashSet<>(header);
        types = new LinkedHashSet<>(types);
        reads = new LinkedHashSet<>(reads);
        writes = new LinkedHashSet<>(writes);
        calls = new LinkedHashSet<>(calls);
        methods = new LinkedHashSet<>(methods);
    }

    /// A static member.
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

    private static final String PREFIX = "REPL.$JShell$";
}
