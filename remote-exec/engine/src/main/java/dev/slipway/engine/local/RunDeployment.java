package dev.slipway.engine.local;

import dev.slipway.api.run.Deployment.Property;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.Store;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The deployment of a run as it stood when the run began, as its cells may ask for it. Immutable.
///
/// @param properties those that apply
record RunDeployment(Map<Property, String> properties) {
    private static final String VERSION = "SELECT branch, who, created FROM deployment WHERE flow = ? AND version = ?";
    private static final String LIVE = "SELECT version FROM live WHERE flow = ? ORDER BY id DESC LIMIT 1";

    private record Version(String branch, String who, String when) {
        static Version read(Row row) throws IOException {
            return new Version(
                    row.text("branch"), row.text("who"), row.time("created").toString());
        }
    }

    RunDeployment {
        properties = Map.copyOf(properties);
    }

    /// Returns the deployment that `request` runs.
    static RunDeployment of(RunRequest request, Store store) throws IOException {
        var version = request.source().version();
        return version == null
                ? new RunDeployment(Map.of(Property.DEPLOYED, "false", Property.PRODUCTION, "false"))
                : of(request.flow().plan().flow(), version, store);
    }

    private static RunDeployment of(String flow, int number, Store store) throws IOException {
        var properties = new EnumMap<Property, String>(Property.class);
        properties.put(Property.DEPLOYED, "true");
        properties.put(Property.FLOW, flow);
        properties.put(Property.VERSION, String.valueOf(number));
        store.<Boolean>read(view -> {
            boolean isLive = view.first(LIVE, row -> row.small("version"), flow)
                    .filter(live -> live == number)
                    .isPresent();
            // a version may have been deleted since its run that is resumed
            Optional<Version> version = view.first(VERSION, Version::read, flow, number);
            var branch =
                    isLive ? Deployments.PROD : version.map(Version::branch).orElse("");
            properties.put(Property.BRANCH, branch);
            properties.put(Property.PRODUCTION, String.valueOf(isLive));
            properties.put(Property.WHO, version.map(Version::who).orElse(""));
            properties.put(Property.WHEN, version.map(Version::when).orElse(""));
            return isLive;
        });
        return new RunDeployment(properties);
    }

    /// Returns the property called `word`; empty where it does not apply.
    String get(@Nullable Object word) {
        for (var property : properties.entrySet()) {
            if (property.getKey().word().equals(word)) {
                return property.getValue();
            }
        }
        return "";
    }

    /// Returns the answer to a task's question, a JSON value; empty if it is about something else.
    Optional<Object> answer(Map<String, @Nullable Object> question) {
        return "deployment".equals(question.get("ask")) ? Optional.of(get(question.get("name"))) : Optional.empty();
    }
}
