package dev.slipway.worker;

import dev.slipway.api.flow.Foreach;
import dev.slipway.api.run.ContentHash;
import dev.slipway.worker.code.StepCode;
import dev.slipway.worker.object.ObjectFiles;
import dev.slipway.worker.protocol.Input;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of one task's inputs. One thread at a time; for one task.
final class Inputs {
    private final StepCode code;
    private final TaskClasses classes;
    private final Codecs codecs;
    private final SharedInputs shared;
    private final LoopElements loops;
    private final ObjectFiles objects;
    private final Map<Input, List<Object>> elements = new HashMap<>();
    private final Map<String, Watched> watched = new HashMap<>();
    private final Map<String, GatheredList> lists = new HashMap<>();

    /// What stays in a worker between tasks.
    record Kept(SharedInputs inputs, LoopElements loops) {}

    Inputs(StepCode code, TaskClasses classes, Codecs codecs, Kept kept, ObjectFiles objects) {
        this.code = code;
        this.classes = classes;
        this.codecs = codecs;
        this.shared = kept.inputs();
        this.loops = kept.loops();
        this.objects = objects;
    }

    /// Returns the value that the variable `name` gets.
    ///
    /// @throws IOException if a stored value cannot be read
    /// @throws IllegalArgumentException if a parameter does not fit its type
    @Nullable
    Object value(String name, Input input) throws IOException {
        return switch (input) {
            case Input.Given given -> JsonValues.convert(given.json(), typeOf(name));
            case Input.Stored stored -> shared.get(name, stored.blob(), objects, classes);
            case Input.Element element -> element(element);
            case Input.Gathered gathered -> {
                var list = new GatheredList(gathered.parts(), this::part);
                lists.put(name, list);
                yield Collections.unmodifiableList(list);
            }
        };
    }

    /// A value and what it was when it was given.
    private record Watched(@Nullable Object value, ContentHash before) {}

    /// Notes what the variable `name` was given, the element of a loop: it must not be changed unseen.
    ///
    /// @throws IOException if it cannot be encoded
    void watch(String name, @Nullable Object value) throws IOException {
        boolean isPlain = value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum<?>;
        if (!isPlain) {
            watched.put(name, new Watched(value, codecs.hash(value, classes)));
        }
    }

    /// Tells whether the element that the variable `name` was given was changed in place.
    boolean wasChanged(String name) throws IOException {
        var given = watched.get(name);
        return given != null && !given.before().equals(codecs.hash(given.value(), classes));
    }

    /// Returns what a task may hold of the value of the variable `name`: of a gathered list those elements that it has
    /// asked for.
    Object seen(String name, Object value) {
        var list = lists.get(name);
        return list == null ? value : list;
    }

    /// Tells whether the task changed an element of the gathered list `name` in place; false for all that is no such
    /// list.
    boolean wasElementChanged(String name) throws IOException {
        var list = lists.get(name);
        return list != null && list.wasChanged(this::isAsStored);
    }

    /// A codec may write a decoded value otherwise than the original: then it is asked again.
    private boolean isAsStored(Input part, @Nullable Object value) throws IOException {
        if (!(part instanceof Input.Stored stored)) {
            return true;
        }
        var now = codecs.hash(value, classes);
        return now.equals(stored.blob().hash())
                || now.equals(codecs.hash(codecs.decode(stored.blob(), objects, classes), classes));
    }

    /// Returns the elements of a loop's collection, in an order that is the same in every JVM; none if it is null, as
    /// after a failure that was caught.
    ///
    /// @throws IllegalArgumentException if a loop cannot go over it
    List<Object> elements(String over, Input collection) throws IOException {
        var known = elements.get(collection);
        if (known == null) {
            known = elementsOf(over, value(over, collection));
            elements.put(collection, known);
        }
        return known;
    }

    private List<Object> elementsOf(String over, @Nullable Object items) throws IOException {
        if (items == null) {
            return List.of();
        }
        if (!Foreach.accepts(items)) {
            throw new IllegalArgumentException("foreach needs an Iterable, an array, a Map or an int, but `" + over
                    + "` is a " + items.getClass().getSimpleName());
        }
        var all = Foreach.elements(items);
        return Foreach.hasOrder(items) ? all : sorted(all);
    }

    private @Nullable Object part(Input input) throws IOException {
        return switch (input) {
            case Input.Stored stored -> codecs.decode(stored.blob(), objects, classes);
            case Input.Given given -> JsonValues.convert(given.json(), Object.class);
            case Input.Element element -> element(element);
            case Input.Gathered _ -> throw new IOException("a gathered list within a gathered list");
        };
    }

    private @Nullable Object element(Input.Element element) throws IOException {
        return loops.get(code.step(), element, () -> elements(element.over(), element.collection()), classes);
    }

    private Type typeOf(String name) throws IOException {
        var variable = code.variables().get(name);
        if (variable == null) {
            return Object.class;
        }
        try {
            return classes.loadClass(variable.className())
                    .getDeclaredField(variable.field())
                    .getGenericType();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IOException("the variable `" + name + "` is not in the shipped code", e);
        }
    }

    private List<Object> sorted(List<Object> items) throws IOException {
        var hashes = new HashMap<Object, ContentHash>();
        for (var item : items) {
            hashes.put(item, codecs.hash(item, classes));
        }
        var sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(hashes::get));
        return sorted;
    }
}
