package dev.slipway.kernel.engine.classes;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What must not change when a loaded class gets new code.
///
/// Stricter than the virtual machine: static initialisers do not run again, nor what they call of their class,
/// constants stay as they were, and a lambda
/// that lives in a value must go on doing what it did; so these count as the shape too.
/// Source: JVM TI 25, `RedefineClasses`.
final class ClassShape {
    private static final ClassFile READER = ClassFile.of();
    private static final ClassFile WRITER =
            ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG, ClassFile.ConstantPoolSharingOption.NEW_POOL);

    private static final Pattern NOTEBOOK_TYPE = Pattern.compile("REPL/\\$JShell\\$[\\w$]+");

    private ClassShape() {}

    /// Tells whether a class with the code `before` can be redefined to `after` without losing a value.
    static boolean isSame(byte[] before, byte[] after) {
        var old = READER.parse(before);
        var now = READER.parse(after);
        return frame(old).equals(frame(now)) && fixedCode(old).equals(fixedCode(now));
    }

    private static List<Object> frame(ClassModel type) {
        var frame = new ArrayList<>();
        frame.add(type.flags().flagsMask());
        frame.add(type.superclass().map(ClassEntry::asInternalName));
        frame.add(type.interfaces().stream().map(ClassEntry::asInternalName).toList());
        frame.add(type.fields().stream().map(ClassShape::field).toList());
        frame.add(new TreeSet<>(type.methods().stream().map(ClassShape::method).toList()));
        frame.add(type.findAttribute(Attributes.nestMembers()).map(nest -> new TreeSet<>(names(nest.nestMembers()))));
        frame.add(type.findAttribute(Attributes.permittedSubclasses())
                .map(permits -> names(permits.permittedSubclasses())));
        frame.add(type.findAttribute(Attributes.record())
                .map(record -> record.components().stream()
                        .map(component -> component.name().stringValue()
                                + component.descriptor().stringValue())
                        .toList()));
        return frame;
    }

    private static List<String> names(List<ClassEntry> types) {
        return types.stream().map(ClassEntry::asInternalName).toList();
    }

    private static String field(FieldModel field) {
        var constant = field.findAttribute(Attributes.constantValue())
                .map(value -> value.constant().constantValue().toString())
                .orElse("");
        return field.flags().flagsMask() + " " + field.fieldName().stringValue() + " "
                + field.fieldType().stringValue() + " " + constant;
    }

    private static String method(MethodModel method) {
        return method.flags().flagsMask() + " " + method.methodName().stringValue()
                + method.methodType().stringValue();
    }

    /// Returns the code that must stay as it is, in a form that does not depend on the rest of the class.
    private static List<String> fixedCode(ClassModel type) {
        var fixed = new ArrayList<String>();
        var initialising = new HashSet<String>();
        type.methods().stream()
                .filter(method -> method.methodName().equalsString("<clinit>"))
                .forEach(method -> follow(type, method, initialising));
        for (var method : type.methods()) {
            var name = method.methodName().stringValue();
            if (initialising.contains(method(method)) || name.startsWith("lambda$")) {
                var alone = WRITER.build(ClassDesc.of("Alone"), builder -> builder.with(method));
                fixed.add(name + HexFormat.of().formatHex(alone));
            }
        }
        return fixed;
    }

    /// Adds to `reached` the methods of the class that run when `method` does, itself included.
    private static void follow(ClassModel type, MethodModel method, Set<String> reached) {
        if (!reached.add(method(method))) {
            return;
        }
        for (var element : method.code().map(CodeModel::elementList).orElse(List.of())) {
            if (element instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals(type.thisClass().asInternalName())) {
                type.methods().stream()
                        .filter(each -> each.methodName().equals(call.name())
                                && each.methodType().equals(call.type()))
                        .forEach(each -> follow(type, each, reached));
            }
        }
    }

    /// Returns the binary names of the notebook's classes that the generic type of `field` mentions.
    static Set<String> notebookTypes(ClassModel type, String field) {
        var found = new TreeSet<String>();
        for (var model : type.fields()) {
            if (model.fieldName().equalsString(field)) {
                var text = model.findAttribute(Attributes.signature())
                        .map(signature -> signature.signature().stringValue())
                        .orElse(model.fieldType().stringValue());
                NOTEBOOK_TYPE
                        .matcher(text)
                        .results()
                        .forEach(match -> found.add(match.group().replace('/', '.')));
            }
        }
        return found;
    }
}
