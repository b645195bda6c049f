package dev.slipway.desktop.deploy;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Restarts;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.FlowCompiler.BadParameterException;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.run.RunListener.Decision;
import dev.slipway.engine.run.RunRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Starting a flow: its parameters as typed, what will happen to each step, and the run. UI thread only.
final class StartViewModel {
    /// One parameter as a person fills it in.
    static final class Field {
        private final Plan.Parameter parameter;
        private final StringProperty text;
        private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");

        private Field(Plan.Parameter parameter) {
            this.parameter = parameter;
            text = new SimpleStringProperty(words(parameter.defaultValue()));
        }

        String name() {
            return parameter.name();
        }

        String type() {
            return parameter.type();
        }

        /// What is typed; at first the default.
        StringProperty textProperty() {
            return text;
        }

        /// What is wrong with it, empty if nothing is.
        ReadOnlyStringProperty mistakeProperty() {
            return mistake.getReadOnlyProperty();
        }

        boolean isDefault() {
            return text.get().equals(words(parameter.defaultValue()));
        }

        private static String words(@Nullable Object value) {
            if (value == null) {
                return "";
            }
            return switch (value) {
                case String text -> text;
                case List<?> list -> JsonText.write(list);
                case Map<?, ?> map -> JsonText.write(map);
                case Double number -> Facts.parameter(number, 1000);
                default -> value.toString();
            };
        }
    }

    private final LiveStore store;
    private final Compiled.Flow flow;
    private final RunRequest.Source source;
    private final List<Field> fields;
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Decision>> decisions = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Boolean> isBusy = new ReadOnlyObjectWrapper<>(false);
    private int question;

    /// @param source where the flow came from; its command is replaced
    StartViewModel(LiveStore store, Compiled.Flow flow, RunRequest.Source source) {
        this.store = store;
        this.flow = flow;
        this.source = source;
        fields = flow.plan().parameters().stream().map(Field::new).toList();
        fields.forEach(field -> field.text.subscribe((_, _) -> check()));
    }

    Compiled.Flow flow() {
        return flow;
    }

    List<Field> fields() {
        return fields;
    }

    /// A name for people, empty for none.
    StringProperty nameProperty() {
        return name;
    }

    /// Why it could not be started, empty if nothing went wrong.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// What will happen to each step; empty while that is not known.
    ReadOnlyObjectProperty<List<Decision>> decisionsProperty() {
        return decisions.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Boolean> busyProperty() {
        return isBusy.getReadOnlyProperty();
    }

    /// Tells whether every value is of its parameter's type.
    boolean isValid() {
        return fields.stream().allMatch(field -> field.mistake.get().isEmpty());
    }

    /// Fills in the values of an earlier run; parameters it did not have keep their defaults.
    void fill(Map<String, @Nullable Object> values) {
        for (var field : fields) {
            if (values.containsKey(field.name())) {
                field.text.set(Field.words(values.get(field.name())));
            }
        }
    }

    /// Reads the values, and asks what would happen with them.
    void check() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var field : fields) {
            field.mistake.set("");
            if (field.isDefault()) {
                continue;
            }
            try {
                values.putAll(store.compiler().parameters(flow.plan(), Map.of(field.name(), field.text.get())));
            } catch (BadParameterException e) {
                field.mistake.set(LiveStore.sentence(e));
            }
        }
        if (isValid()) {
            decide(request(values));
        } else {
            decisions.set(List.of());
        }
    }

    /// Starts the run, which survives the window, and hands it to `started`.
    void start(Consumer<RunId> started) {
        check();
        if (!isValid() || Boolean.TRUE.equals(isBusy.get())) {
            return;
        }
        isBusy.set(true);
        failure.set("");
        var request = request(values());
        store.ask(
                () -> store.services().runs().start(request),
                run -> {
                    isBusy.set(false);
                    store.changed();
                    started.accept(run);
                },
                words -> {
                    isBusy.set(false);
                    failure.set(words);
                });
    }

    private Map<String, @Nullable Object> values() {
        var given = new LinkedHashMap<String, String>();
        fields.stream().filter(field -> !field.isDefault()).forEach(field -> given.put(field.name(), field.text.get()));
        try {
            return store.compiler().parameters(flow.plan(), given);
        } catch (BadParameterException e) {
            throw new IllegalStateException("values were checked before", e);
        }
    }

    private RunRequest request(Map<String, @Nullable Object> values) {
        var command = new ArrayList<>(List.of(
                "slipway",
                "run",
                source.version() == null
                        ? source.notebook().toString()
                        : flow.plan().flow() + "@" + source.version()));
        fields.stream()
                .filter(field -> !field.isDefault())
                .forEach(field -> command.addAll(List.of("-p", field.name() + "=" + field.text.get())));
        return Restarts.request(
                flow,
                new RunRequest.Source(source.notebook(), source.notebookText(), source.version(), null, command),
                values,
                new RunRequest.Label(name.get().strip(), List.of()));
    }

    private void decide(RunRequest request) {
        int mine = ++question;
        store.ask(
                () -> store.services().runs().decide(request),
                decided -> {
                    if (mine == question) {
                        decisions.set(decided);
                    }
                },
                _ -> {
                    if (mine == question) {
                        decisions.set(List.of());
                    }
                });
    }
}
