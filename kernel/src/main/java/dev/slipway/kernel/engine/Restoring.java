package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.flow.Foreach;
import dev.slipway.api.run.ContentHash;
import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.classes.ClassNames;
import dev.slipway.kernel.protocol.Restorable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jdk.jshell.TypeDeclSnippet;
import org.jspecify.annotations.Nullable;

/// Stored values → values of a live kernel. One thread at a time.
///
/// @param loader of the notebook's classes
record Restoring(SnippetShell shell, Definitions definitions, ClassLoader loader, Codecs codecs)
        implements NotebookTypes {
    /// Returns the values of `stored`, in order; elements of one file are of one list, and share what that shares.
    ///
    /// @throws IOException if one cannot be decoded, naming the variable
    List<@Nullable Object> decode(List<Restorable> stored) throws IOException {
        var values = new ArrayList<@Nullable Object>();
        var lists = new HashMap<Path, @Nullable Object>();
        for (var one : stored) {
            values.add(decode(one, lists));
        }
        return values;
    }

    private @Nullable Object decode(Restorable stored, Map<Path, @Nullable Object> lists) throws IOException {
        try {
            var values = new ArrayList<@Nullable Object>();
            for (var part : stored.parts()) {
                if (stored.element() != null && lists.containsKey(part)) {
                    values.add(lists.get(part));
                    continue;
                }
                try (var in = new BufferedInputStream(Files.newInputStream(part))) {
                    values.add(codecs.of(stored.format()).decode(in, this));
                }
                lists.put(part, values.getLast());
            }
            if (stored.gathered()) {
                return Collections.unmodifiableList(values);
            }
            if (values.size() != 1) {
                throw new IOException("it has " + values.size() + " parts instead of one");
            }
            var element = stored.element();
            return element == null ? values.getFirst() : element(values.getFirst(), element);
        } catch (IOException | RuntimeException e) {
            throw new IOException("cannot bring back " + stored.name() + ": " + e.getMessage(), e);
        }
    }

    /// Returns an element of a collection, in the order that a task's loop goes over it.
    private @Nullable Object element(@Nullable Object collection, int index) throws IOException {
        if (collection == null || !Foreach.accepts(collection)) {
            throw new IOException("no loop goes over it");
        }
        var all = Foreach.elements(collection);
        if (!Foreach.hasOrder(collection)) {
            var hashes = new IdentityHashMap<Object, ContentHash>();
            for (var each : all) {
                hashes.put(each, codecs.hash(each, this));
            }
            all = all.stream().sorted(Comparator.comparing(hashes::get)).toList();
        }
        if (index < 0 || index >= all.size()) {
            throw new IOException("it has " + all.size() + " elements, number " + index + " is not there");
        }
        return all.get(index);
    }

    /// Returns a cell that declares the variable, without its value; its index is negative.
    static SourceCell declaration(Restorable stored) {
        return declaration(stored, stored.javaType());
    }

    /// Returns such a cell that needs no import.
    static SourceCell qualified(Restorable stored) {
        return declaration(stored, stored.qualifiedType());
    }

    private static SourceCell declaration(Restorable stored, String type) {
        var id = "restored-" + HexFormat.of().formatHex(stored.name().getBytes(StandardCharsets.UTF_8));
        var source = type + " " + stored.name() + " = " + VariableKeeper.nothing(type) + ";";
        return new SourceCell(
                new CellId(id.substring(0, Math.min(64, id.length()))), -1, CellKind.CODE, source, List.of());
    }

    @Override
    public @Nullable String nameOf(Class<?> type) {
        return loader.equals(type.getClassLoader()) ? ClassNames.declared(type.getName()) : null;
    }

    @Override
    public Class<?> typeOf(String name) throws IOException {
        var outer = name.replaceFirst("\\..*", "");
        var definition = definitions.find(outer).orElse(null);
        if (definition == null
                || !(definition.snippet() instanceof TypeDeclSnippet type)
                || !shell.status(type).isDefined()) {
            throw new IOException("no cell declares a type " + outer + " now: run the cell that does");
        }
        try {
            return Class.forName(shell.wrapper(type) + "$" + name.replace('.', '$'), false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IOException("the class " + name + " of the notebook cannot be loaded", e);
        }
    }

    @Override
    public void met(Object mutable, Supplier<String> path) {
        // only encoding is watched
    }
}
