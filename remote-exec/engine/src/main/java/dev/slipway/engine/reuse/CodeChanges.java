package dev.slipway.engine.reuse;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.store.Store;
import dev.slipway.worker.code.ClassImage;
import dev.slipway.worker.code.CodePackage;
import dev.slipway.worker.code.CodePackages;
import dev.slipway.worker.code.StepCode;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Says where the code of a step differs from that of an earlier run. Thread-safe.
public final class CodeChanges {
    private final Store store;
    private final CodePackage now;

    /// @param now the code that is about to run
    public CodeChanges(Store store, CodePackage now) {
        this.store = store;
        this.now = now;
    }

    /// Returns one clause: `code changed in cell 7`, `method loss changed`, `code changed`.
    ///
    /// @param packageHash names the earlier code
    String describe(String step, String packageHash) {
        var mine = now.step(step);
        if (mine.isEmpty()) {
            return "code changed";
        }
        try {
            var then = CodePackages.decode(store.bytes(new ContentHash(packageHash)));
            return then.step(step).flatMap(old -> difference(old, mine.get())).orElse("code changed");
        } catch (IOException e) {
            return "code changed"; // the earlier code is gone: that it differs is known all the same
        }
    }

    private static Optional<String> difference(StepCode then, StepCode now) {
        var old = digests(then);
        var changed = new TreeSet<Integer>();
        var current = digests(now);
        for (var call : now.calls()) {
            var digest = current.get(call.className());
            if (digest != null && !digest.equals(old.get(call.className()))) {
                changed.add(call.cellIndex() + 1);
            }
        }
        if (changed.isEmpty()) {
            var before = new TreeSet<>(
                    then.calls().stream().map(StepCode.Call::className).toList());
            now.calls().forEach(call -> before.remove(call.className()));
            then.calls().stream()
                    .filter(call -> before.contains(call.className()))
                    .forEach(call -> changed.add(call.cellIndex() + 1));
        }
        if (!changed.isEmpty()) {
            return Optional.of("code changed in cell " + changed.first());
        }
        return current.entrySet().stream()
                .filter(image -> !image.getValue().equals(old.get(image.getKey())))
                .map(image -> declared(now, image.getKey()) + " changed")
                .sorted()
                .findFirst();
    }

    private static String declared(StepCode code, String className) {
        var type = code.notebookTypes().entrySet().stream()
                .filter(entry -> entry.getValue().equals(className))
                .map(entry -> "type " + entry.getKey())
                .findFirst();
        return type.orElseGet(() -> "library code " + className.substring(className.lastIndexOf('.') + 1));
    }

    private static Map<String, ContentHash> digests(StepCode code) {
        var digests = new HashMap<String, ContentHash>();
        code.classes().forEach(image -> digests.put(image.name(), digest(image)));
        return digests;
    }

    /// Hashes a class without line numbers, so that moved code counts as the same.
    private static ContentHash digest(ClassImage image) {
        var plain = ClassFile.of(
                ClassFile.DebugElementsOption.DROP_DEBUG,
                ClassFile.LineNumbersOption.DROP_LINE_NUMBERS,
                ClassFile.ConstantPoolSharingOption.NEW_POOL);
        try {
            var model = plain.parse(image.bytes());
            return ContentHash.of(plain.transformClass(model, java.lang.classfile.ClassTransform.ACCEPT_ALL));
        } catch (IllegalArgumentException e) {
            return image.hash();
        }
    }
}
