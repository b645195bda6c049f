package dev.slipway.engine.flow.json;

import dev.slipway.api.document.CellId;
import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.Plan.FanOut;
import dev.slipway.engine.flow.Plan.Gather;
import dev.slipway.engine.flow.Plan.Jar;
import dev.slipway.engine.flow.Plan.Loop;
import dev.slipway.engine.flow.Plan.Parameter;
import dev.slipway.engine.flow.Plan.Read;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.engine.flow.Plan.Write;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.json.JsonText;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A plan ⇄ JSON with the keys of the command line's `plan`, in a fixed order. Stateless.
public final class PlanJson implements PlanCodec {
    private static final Set<String> REAL = Set.of("double", "Double", "float", "Float");

    private static final String REPOSITORIES = "repositories";

    @Override
    public String write(Plan plan) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("schema", Plan.SCHEMA);
        json.put("flow", plan.flow());
        json.put("plan", plan.hash().hex());
        json.put("package", plan.packageHash().hex());
        json.put("parameters", all(plan.parameters(), PlanJson::parameter));
        json.put("library", all(plan.library(), CellId::value));
        json.put("steps", all(plan.steps(), PlanJson::step));
        json.put("jars", all(plan.jars(), PlanJson::jar));
        return JsonText.write(json);
    }

    @Override
    public Plan read(String text) throws IOException {
        var json = new PlanReader(JsonText.readObject(text));
        if (json.number("schema") != Plan.SCHEMA) {
            throw new IOException("a plan of schema " + json.number("schema") + ", this Slipway knows " + Plan.SCHEMA);
        }
        return new Plan(
                json.text("flow"),
                json.hash("plan"),
                json.hash("package"),
                json.all("parameters", PlanJson::parameter),
                json.texts("library", CellId::new),
                json.all("steps", PlanJson::step),
                json.all("jars", PlanReader::jar));
    }

    private static Map<String, @Nullable Object> jar(Jar jar) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(jar.coordinates(), jar.sha256().hex());
        if (!jar.repositories().isEmpty()) {
            json.put(REPOSITORIES, jar.repositories());
        }
        return json;
    }

    private static Map<String, @Nullable Object> parameter(Parameter parameter) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", parameter.name());
        json.put("type", parameter.type());
        json.put("default", parameter.defaultValue());
        if (!parameter.choices().isEmpty()) {
            json.put("choices", parameter.choices());
        }
        return json;
    }

    private static Parameter parameter(PlanReader json) throws IOException {
        var value = json.value("default");
        var type = json.text("type");
        var real = value instanceof String text && REAL.contains(type) ? Double.valueOf(text) : value;
        return new Parameter(json.text("name"), type, real, json.texts("choices", Function.identity()));
    }

    private static Map<String, @Nullable Object> step(Step step) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", step.name());
        json.put("cells", all(step.cells(), CellId::value));
        json.put("depends_on", step.dependsOn());
        json.put(
                "foreach",
                all(
                        step.fanOut().loops(),
                        loop -> fields("variable", loop.variable(), "over", loop.over(), "type", loop.type())));
        json.put(
                "gathers",
                all(step.fanOut().gathers(), gather -> fields("artifact", gather.artifact(), "as", gather.as())));
        json.put("inherited", step.fanOut().inherited());
        json.put(
                "reads",
                all(step.reads(), read -> fields("name", read.name(), "type", read.type(), "from", read.from())));
        json.put("writes", all(step.writes(), write -> fields("name", write.name(), "type", write.type())));
        json.put("settings", settings(step.settings()));
        json.put("code", step.code().hex());
        return json;
    }

    private static Step step(PlanReader json) throws IOException {
        var fanOut = new FanOut(
                json.all("foreach", loop -> new Loop(loop.text("variable"), loop.text("over"), loop.text("type"))),
                json.all("gathers", gather -> new Gather(gather.text("artifact"), gather.text("as"))),
                json.value("inherited") instanceof String name ? name : null);
        return new Step(
                json.text("name"),
                json.texts("cells", CellId::new),
                json.texts("depends_on", Function.identity()),
                fanOut,
                json.all("reads", read -> new Read(read.text("name"), read.text("type"), read.text("from"))),
                json.all("writes", write -> new Write(write.text("name"), write.text("type"))),
                settings(json.object("settings")),
                json.hash("code"));
    }

    private static Map<String, @Nullable Object> settings(Settings settings) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        var timeout = settings.timeout();
        json.put("cpu", settings.cpu());
        json.put("memory", settings.memoryBytes());
        json.put("gpu", settings.gpu());
        json.put("retry", settings.retry());
        json.put("timeout", timeout == null ? null : timeout.toString());
        json.put("catch", settings.catchVariable());
        json.put("cache", settings.reusable());
        if (!settings.secrets().isEmpty()) {
            json.put("secrets", settings.secrets());
        }
        return json;
    }

    private static Settings settings(PlanReader json) throws IOException {
        return new Settings(
                json.value("cpu") instanceof Number cpu ? (Double) cpu.doubleValue() : null,
                json.value("memory") instanceof Number bytes ? (Long) bytes.longValue() : null,
                json.value("gpu") instanceof Number gpu ? (Integer) gpu.intValue() : null,
                (int) json.number("retry"),
                json.value("timeout") instanceof String timeout ? Duration.parse(timeout) : null,
                json.value("catch") instanceof String variable ? variable : null,
                Boolean.TRUE.equals(json.value("cache")),
                json.texts("secrets", Function.identity()));
    }

    private static Map<String, @Nullable Object> fields(String... namesAndValues) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return json;
    }

    private static <T, R> List<R> all(Collection<T> values, Function<T, R> write) {
        return values.stream().map(write).toList();
    }

    /// Reads the fields of one JSON object.
    private record PlanReader(Map<?, ? extends @Nullable Object> json) {
        /// Reads one element.
        interface Part<T> {
            T read(PlanReader json) throws IOException;
        }

        @Nullable
        Object value(String name) {
            return json.get(name);
        }

        String text(String name) throws IOException {
            if (json.get(name) instanceof String text) {
                return text;
            }
            throw new IOException("a plan without " + name);
        }

        long number(String name) throws IOException {
            if (json.get(name) instanceof Number number) {
                return number.longValue();
            }
            throw new IOException("a plan without " + name);
        }

        ContentHash hash(String name) throws IOException {
            return new ContentHash(text(name));
        }

        PlanReader object(String name) throws IOException {
            return of(json.get(name));
        }

        <T> List<T> all(String name, Part<T> part) throws IOException {
            var values = new java.util.ArrayList<T>();
            if (json.get(name) instanceof List<?> list) {
                for (var element : list) {
                    values.add(part.read(of(element)));
                }
            }
            return values;
        }

        <T> List<T> texts(String name, Function<String, T> part) {
            return json.get(name) instanceof List<?> list
                    ? list.stream().map(String::valueOf).map(part).toList()
                    : List.of();
        }

        Jar jar() throws IOException {
            for (var entry : json.entrySet()) {
                var more = json.get(REPOSITORIES) instanceof String urls ? urls : "";
                return new Jar(String.valueOf(entry.getKey()), new ContentHash(String.valueOf(entry.getValue())), more);
            }
            throw new IOException("a plan with an empty jar");
        }

        private static PlanReader of(@Nullable Object value) throws IOException {
            if (value instanceof Map<?, ?> map) {
                return new PlanReader(map);
            }
            throw new IOException("a plan with " + value + " where an object belongs");
        }
    }
}
