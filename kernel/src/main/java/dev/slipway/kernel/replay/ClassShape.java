package dev.slipway.kernel.replay;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What other classes can see of a class, and what would have to run again if it changed. Immutable.
///
/// @param members declared fields and methods with their types, what it extends, implements and permits, and the
/// code of a static initialiser; without what the compiler adds by itself
record ClassShape(List<String> members) {
    /// A label prints as the identity of an object.
    private static final Pattern LABEL = Pattern.compile("@[0-9a-f]+");

    ClassShape {
        members = List.copyOf(members);
    }

    static ClassShape of(byte[] bytes) {
        var model = ClassFile.of().parse(bytes);
        var members = new TreeSet<String>();
        model.superclass().ifPresent(type -> members.add("extends " + type.asInternalName()));
        model.interfaces().forEach(type -> members.add("implements " + type.asInternalName()));
        model.findAttribute(Attributes.permittedSubclasses())
                .ifPresent(permitted -> permitted
                        .permittedSubclasses()
                        .forEach(type -> members.add("permits " + type.asInternalName())));
        members.add("flags " + model.flags().flagsMask());
        for (var field : model.fields()) {
            if (!isSynthetic(field.flags())) {
                members.add("field " + field.flags().flagsMask() + " " + field.fieldName() + " "
                        + field.fieldType().stringValue() + constant(field));
            }
        }
        for (var method : model.methods()) {
            if (!isSynthetic(method.flags())
                    && !method.methodName().stringValue().startsWith("do_it$")) {
                members.add("method " + method.flags().flagsMask() + " " + method.methodName() + " "
                        + method.methodType().stringValue() + initialiser(method));
            }
        }
        return new ClassShape(List.copyOf(members));
    }

    /// Returns all that the compiler looks at when it compiles what uses the class: its shape, its generic types, and
    /// what its methods throw.
    static ClassShape face(byte[] bytes) {
        var model = ClassFile.of().parse(bytes);
        var members = new ArrayList<>(of(bytes).members);
        model.findAttribute(Attributes.signature())
                .ifPresent(one -> members.add("type " + one.signature().stringValue()));
        for (var field : model.fields()) {
            field.findAttribute(Attributes.signature())
                    .ifPresent(one -> members.add(
                            field.fieldName() + " " + one.signature().stringValue()));
        }
        for (var method : model.methods()) {
            var name = method.methodName().stringValue() + method.methodType().stringValue();
            if (!name.startsWith("do_it$")) {
                method.findAttribute(Attributes.signature())
                        .ifPresent(
                                one -> members.add(name + " " + one.signature().stringValue()));
                method.findAttribute(Attributes.exceptions())
                        .ifPresent(all ->
                                all.exceptions().forEach(one -> members.add(name + " throws " + one.asInternalName())));
            }
        }
        return new ClassShape(members);
    }

    /// Returns the binary names of the classes nested in a class, however deep.
    static List<String> nestMembers(byte[] bytes) {
        return ClassFile.of()
                .parse(bytes)
                .findAttribute(Attributes.nestMembers())
                .map(nest -> nest.nestMembers().stream()
                        .map(member -> member.asInternalName().replace('/', '.'))
                        .toList())
                .orElse(List.of());
    }

    /// A constant is compiled into what uses it.
    private static String constant(FieldModel field) {
        return field.findAttribute(Attributes.constantValue())
                .map(value -> " = " + value.constant().constantValue())
                .orElse("");
    }

    private static boolean isSynthetic(AccessFlags flags) {
        return flags.has(AccessFlag.SYNTHETIC);
    }

    private static String initialiser(MethodModel method) {
        if (!method.methodName().equalsString("<clinit>")) {
            return "";
        }
        var text = new StringBuilder();
        method.code()
                .ifPresent(code -> code.elementStream()
                        .filter(Instruction.class::isInstance)
                        .forEach(text::append));
        return LABEL.matcher(text).replaceAll("");
    }
}
