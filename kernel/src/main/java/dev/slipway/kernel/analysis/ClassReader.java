package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.ClassFacts.Member;
import dev.slipway.kernel.analysis.ClassFacts.References;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.invoke.MethodHandleInfo;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what a class refers to. One thread at a time; made for one class.
final class ClassReader {
    private static final Pattern NOTEBOOK_CLASS = Pattern.compile("REPL/\\$JShell\\$[^;<>\\[:.()\"' ]+");
    private static final Set<String> OF_EVERY_OBJECT = Set.of("toString", "hashCode", "equals", "compareTo", "close");

    /// Supertypes whose methods are those of every object.
    private static final Set<String> PLAIN = Set.of(
            "java/lang/Object",
            "java/lang/Record",
            "java/lang/Enum",
            "java/lang/Comparable",
            "java/lang/AutoCloseable",
            "java/io/Serializable",
            "java/lang/Cloneable");
    private static final String WAITS = "jdk/jshell/spi/SPIResolutionException";

    private final ClassModel model;
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<Member> reads = new LinkedHashSet<>();
    private final Set<Member> writes = new LinkedHashSet<>();
    private final Set<Member> calls = new LinkedHashSet<>();
    private final Map<String, MethodUse> uses = new HashMap<>();
    private MethodUse use = new MethodUse();
    private boolean waits;
    private boolean repeatable = true;
    private boolean orders;
    private boolean inInitialiser;
    private final Set<String> lambdaTypes = new LinkedHashSet<>();
    private final Set<Member> lambdaReads = new LinkedHashSet<>();
    private final Set<Member> lambdaWrites = new LinkedHashSet<>();
    private final Set<Member> lambdaCalls = new LinkedHashSet<>();
    private boolean inLambda;

    /// What of the notebook one method uses.
    private static final class MethodUse {
        /// Methods of the class itself, with their descriptors.
        private final Set<String> own = new HashSet<>();
        private boolean usesOthers;
    }

    private ClassReader(ClassModel model) {
        this.model = model;
    }

    static ClassFacts read(byte[] bytes) {
        var reader = new ClassReader(ClassFile.of().parse(bytes));
        return reader.facts();
    }

    private ClassFacts facts() {
        var methods = new LinkedHashSet<Member>();
        var name = binary(model.thisClass().asInternalName());
        var effects = new HashMap<Member, MethodEffects>();
        var callbacks = new HashSet<Member>();
        for (var method : model.methods()) {
            inInitialiser = method.methodName().equalsString("<clinit>");
            inLambda = method.methodName().stringValue().startsWith("lambda$");
            use = new MethodUse();
            uses.put(method.methodName().stringValue() + method.methodType().stringValue(), use);
            method.code().ifPresent(code -> {
                code.forEach(this::element);
                var read = EffectReader.read(name, method, code);
                effects.put(read.method(), read);
                if (isCallback(method)) {
                    callbacks.add(read.method());
                }
            });
            if (isDeclared(method)) {
                methods.add(new Member(
                        name,
                        method.methodName().stringValue(),
                        method.methodType().stringValue()));
            }
        }
        var code = new References(types, reads, writes, calls);
        var lambdas = new References(lambdaTypes, lambdaReads, lambdaWrites, lambdaCalls);
        boolean isEnum = model.flags().has(AccessFlag.ENUM);
        var traits =
                new ClassFacts.Traits(waits, isLate(), repeatable, holdsCode(), isEnum, orders, hasSupertypeOfOthers());
        return new ClassFacts(name, header(), code, lambdas, methods, effects, callbacks, traits);
    }

    private boolean isCallback(MethodModel method) {
        boolean isOfObject = !method.flags().has(AccessFlag.STATIC)
                && !method.flags().has(AccessFlag.PRIVATE)
                && !method.methodName().equalsString("<init>");
        return isOfObject && (OF_EVERY_OBJECT.contains(method.methodName().stringValue()) || hasSupertypeOfOthers());
    }

    private boolean hasSupertypeOfOthers() {
        return Stream.concat(model.superclass().stream(), model.interfaces().stream())
                .map(ClassEntry::asInternalName)
                .anyMatch(type -> !ClassFacts.isOfNotebook(binary(type)) && !PLAIN.contains(type));
    }

    /// Tells whether what runs when the class is first used leads to another snippet.
    private boolean isLate() {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<String>(List.of("<clinit>()V"));
        while (!open.isEmpty()) {
            var at = uses.get(open.poll());
            if (at != null) {
                if (at.usesOthers) {
                    return true;
                }
                at.own.stream().filter(seen::add).forEach(open::add);
            }
        }
        return false;
    }

    /// Notes a use of a class or of its member.
    private void used(String owner, String member) {
        var name = model.thisClass().asInternalName();
        if (owner.equals(name)) {
            use.own.add(member);
        } else if (ClassFacts.isOfNotebook(binary(owner))) {
            // a type within this one is initialised by itself, and may lead anywhere
            use.usesOthers = true;
        }
    }

    private static boolean isDeclared(MethodModel method) {
        return method.flags().has(AccessFlag.STATIC)
                && !method.flags().has(AccessFlag.SYNTHETIC)
                && !method.methodName().stringValue().startsWith("do_it$")
                && !method.methodName().equalsString("<clinit>");
    }

    private Set<String> header() {
        var header = new LinkedHashSet<String>();
        model.superclass().ifPresent(type -> mention(type.asInternalName(), header));
        model.interfaces().forEach(type -> mention(type.asInternalName(), header));
        model.findAttribute(Attributes.permittedSubclasses())
                .ifPresent(all -> all.permittedSubclasses().forEach(type -> mention(type.asInternalName(), header)));
        attributes(model, header);
        for (var field : model.fields()) {
            mention(field.fieldType().stringValue(), header);
            attributes(field, header);
        }
        for (var method : model.methods()) {
            if (!method.flags().has(AccessFlag.SYNTHETIC)) {
                mention(method.methodType().stringValue(), header);
                method.findAttribute(Attributes.exceptions())
                        .ifPresent(all -> all.exceptions().forEach(type -> mention(type.asInternalName(), header)));
                attributes(method, header);
            }
        }
        return header;
    }

    /// Generic types and annotations.
    private static void attributes(AttributedElement element, Set<String> header) {
        element.findAttribute(Attributes.signature())
                .ifPresent(one -> mention(one.signature().stringValue(), header));
        element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .ifPresent(all -> all.annotations().forEach(one -> mention(one.toString(), header)));
        element.findAttribute(Attributes.runtimeInvisibleAnnotations())
                .ifPresent(all -> all.annotations().forEach(one -> mention(one.toString(), header)));
    }

    private void element(CodeElement element) {
        switch (element) {
            case FieldInstruction field -> field(field);
            case InvokeInstruction call -> call(call);
            case InvokeDynamicInstruction dynamic -> dynamic(dynamic);
            case NewObjectInstruction made -> mention(made.className());
            case NewReferenceArrayInstruction made -> mention(made.componentType());
            case NewMultiArrayInstruction made -> mention(made.arrayType());
            case TypeCheckInstruction check -> mention(check.type());
            case ConstantInstruction.LoadConstantInstruction constant -> constant(constant.constantEntry());
            case ExceptionCatch caught -> caught.catchType().ifPresent(this::mention);
            default -> {
                // refers to nothing of the notebook
            }
        }
    }

    private void field(FieldInstruction field) {
        mention(field.type().stringValue(), types);
        mention(field.owner());
        var owner = binary(field.owner().asInternalName());
        if (ClassFacts.isOfNotebook(owner)) {
            used(field.owner().asInternalName(), "");
            var member =
                    new Member(owner, field.name().stringValue(), field.type().stringValue());
            if (field.opcode() == Opcode.GETSTATIC) {
                reads.add(member);
                later(lambdaReads, member);
            } else if (field.opcode() == Opcode.PUTSTATIC && !inInitialiser) {
                writes.add(member);
                later(lambdaWrites, member);
            }
        }
    }

    private void call(InvokeInstruction call) {
        mention(call.type().stringValue(), types);
        mention(call.owner());
        waits |= call.owner().asInternalName().equals(WAITS);
        var name = call.name().stringValue();
        var type = call.type().stringValue();
        used(call.owner().asInternalName(), name + type);
        orders |= name.equals("<init>")
                && call.owner().asInternalName().startsWith("java/util/")
                && type.contains("Ljava/util/Comparator;");
        repeatable &= Repeatable.accepts(call.owner().asInternalName(), name, type);
        if (call.opcode() == Opcode.INVOKESTATIC) {
            called(
                    call.owner().asInternalName(),
                    call.name().stringValue(),
                    call.type().stringValue());
        }
    }

    private void called(String owner, String name, String type) {
        if (ClassFacts.isOfNotebook(binary(owner))) {
            calls.add(new Member(binary(owner), name, type));
            later(lambdaCalls, new Member(binary(owner), name, type));
        }
    }

    private void later(Set<Member> all, Member member) {
        if (inLambda) {
            all.add(member);
        }
    }

    /// Tells whether its objects may run lambdas that they were given.
    private boolean holdsCode() {
        return model.flags().has(AccessFlag.INTERFACE)
                || model.fields().stream()
                        .filter(field -> !field.flags().has(AccessFlag.STATIC))
                        .anyMatch(field ->
                                Functional.mayBeCode(field.fieldTypeSymbol().descriptorString())
                                        || field.findAttribute(Attributes.signature())
                                                .map(one -> Functional.mayHoldCode(
                                                        one.signature().stringValue()))
                                                .orElse(false));
    }

    private void dynamic(InvokeDynamicInstruction dynamic) {
        mention(dynamic.type().stringValue(), types);
        for (var argument : dynamic.invokedynamic().bootstrap().arguments()) {
            constant(argument);
        }
    }

    private void constant(PoolEntry constant) {
        switch (constant) {
            case ClassEntry type -> mention(type);
            case MethodHandleEntry handle -> {
                boolean before = inLambda;
                inLambda = true;
                var owner = handle.reference().owner().asInternalName();
                var name = handle.reference().name().stringValue();
                var type = handle.reference().type().stringValue();
                used(owner, name + type);
                repeatable &= Repeatable.accepts(owner, name, type);
                mention(handle.reference().owner());
                mention(handle.reference().type().stringValue(), types);
                if (handle.kind() == MethodHandleInfo.REF_invokeStatic) {
                    called(
                            handle.reference().owner().asInternalName(),
                            handle.reference().name().stringValue(),
                            handle.reference().type().stringValue());
                }
                inLambda = before;
            }
            case MethodTypeEntry type -> mention(type.descriptor().stringValue(), types);
            case ConstantDynamicEntry dynamic -> dynamic.bootstrap().arguments().forEach(this::constant);
            default -> {
                // a number or a text
            }
        }
    }

    private void mention(ClassEntry type) {
        mention(type.asInternalName(), types);
        if (inLambda) {
            mention(type.asInternalName(), lambdaTypes);
        }
    }

    private static void mention(String text, Set<String> into) {
        var matcher = NOTEBOOK_CLASS.matcher(text);
        while (matcher.find()) {
            into.add(binary(matcher.group()));
        }
    }

    private static String binary(String internal) {
        return internal.replace('/', '.');
    }
}
