package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.MethodEffects.Root;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Methods of libraries of which nobody knows what they change: neither the JDK's nor those of the libraries whose
/// mutators are known (`Mutators`).
final class Unknowns {
    private static final List<String> KNOWN =
            List.of("java/", "javax/", "jdk/", "dev/slipway/", "tech/tablesaw/", "org/duckdb/", "ai/djl/", "REPL/");

    private Unknowns() {}

    /// Tells whether methods of `owner`, an internal name, are not known.
    static boolean accepts(String owner) {
        for (var known : KNOWN) {
            if (owner.startsWith(known)) {
                return false;
            }
        }
        return !owner.startsWith("[");
    }

    /// Tells whether a method called `name` only answers, by its name.
    static boolean isQuestion(String name) {
        return Words.QUESTION.matcher(name).matches();
    }

    /// Tells whether an object given as a `parameter` could be changed.
    static boolean isMutable(ClassDesc parameter) {
        return !parameter.isPrimitive()
                && !Words.IMMUTABLE.matcher(parameter.descriptorString()).matches();
    }

    /// Returns the objects that a call of a method which nobody knows may change.
    static List<Set<Root>> given(InvokeInstruction call, List<Set<Root>> operands) {
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        var name = call.name().stringValue();
        var given = new ArrayList<Set<Root>>();
        if (name.equals("<init>")) {
            return given;
        }
        if (!isStatic && !isQuestion(name)) {
            given.add(operands.getFirst());
        }
        var parameters = call.typeSymbol().parameterList();
        for (int i = 0; i < parameters.size(); i++) {
            if (isMutable(parameters.get(i))) {
                given.add(operands.get(isStatic ? i : i + 1));
            }
        }
        given.removeIf(Set::isEmpty);
        return given;
    }

    /// Made when the first library is called: a kernel's start has none.
    private static final class Words {
        static final Pattern QUESTION = Pattern.compile("(?:get|is|has|to|as|contains|count|find|index|with|copy"
                + "|size|length|isEmpty|equals|hashCode|compare|iterator|stream|name|values|keys|clone|print|write|format)"
                + "(?:[A-Z]\\w*)?");
        static final Pattern IMMUTABLE = Pattern.compile(
                "L(?:java/lang/(?:String|CharSequence|Class|Boolean|Byte|Short|Character|Integer|Long|Float|Double|Number)"
                        + "|java/math/\\w+|java/time/.*|java/util/function/.*|java/nio/file/Path|java/util/Locale);");
    }
}
