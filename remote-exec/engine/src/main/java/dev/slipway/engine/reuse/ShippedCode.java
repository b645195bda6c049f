package dev.slipway.engine.reuse;

import dev.slipway.api.run.ContentHash;
import dev.slipway.worker.code.ClassImage;
import dev.slipway.worker.code.StepCode;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The shipped classes of a step as a person knows them. The compiler of flows names classes by what they declare:
/// `nb.method$loss$double`, `nb.type$Model$Model`, `nb.init$rate`; their source file is `cell 7`. Stateless.
final class ShippedCode {
    private static final Pattern DECLARED =
            Pattern.compile("(?:.*\\.)?(method|type|init|variable)\\$([\\p{L}\\p{N}_]+).*");
    private static final Pattern CELL = Pattern.compile("cell ([0-9]{1,9})");
    private static final ClassFile PLAIN = ClassFile.of(
            ClassFile.DebugElementsOption.DROP_DEBUG,
            ClassFile.LineNumbersOption.DROP_LINE_NUMBERS,
            ClassFile.ConstantPoolSharingOption.NEW_POOL);
    private static final ClassTransform WITHOUT_PLACE = (builder, element) -> {
        if (!(element instanceof SourceFileAttribute)) {
            builder.with(element);
        }
    };

    private ShippedCode() {}

    /// One class.
    ///
    /// @param words what it is: `method loss`, `type Model`, `code`
    /// @param isDeclared whether it has a name of its own
    /// @param cell 1-based position of its cell, null if not known
    /// @param content hash of all but names of places
    record Piece(String words, boolean isDeclared, @Nullable Integer cell, ContentHash content) {}

    /// Returns the classes by their binary names.
    static Map<String, Piece> pieces(StepCode code) {
        var cells = new HashMap<String, Integer>();
        code.calls().forEach(call -> cells.putIfAbsent(call.className(), call.cellIndex() + 1));
        var pieces = new LinkedHashMap<String, Piece>();
        for (var image : code.classes()) {
            pieces.put(image.name(), piece(image, cells.get(image.name())));
        }
        return pieces;
    }

    private static Piece piece(ClassImage image, @Nullable Integer called) {
        var declared = DECLARED.matcher(image.name());
        boolean isDeclared = declared.matches();
        var words = isDeclared ? words(declared.group(1), declared.group(2)) : "code";
        try {
            var model = PLAIN.parse(image.bytes());
            var place = model.findAttribute(Attributes.sourceFile())
                    .map(source -> CELL.matcher(source.sourceFile().stringValue()));
            var cell = place.isPresent() && place.get().matches()
                    ? Integer.valueOf(place.get().group(1))
                    : called;
            return new Piece(words, isDeclared, cell, ContentHash.of(PLAIN.transformClass(model, WITHOUT_PLACE)));
        } catch (IllegalArgumentException e) {
            return new Piece(words, isDeclared, called, image.hash()); // no class file: compared as it is
        }
    }

    private static String words(String kind, String name) {
        return switch (kind) {
            case "method", "type" -> kind + " " + name;
            default -> "variable " + name;
        };
    }
}
