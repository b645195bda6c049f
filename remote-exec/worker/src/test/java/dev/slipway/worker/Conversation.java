package dev.slipway.worker;

import dev.slipway.worker.code.CodePackage;
import dev.slipway.worker.code.CodePackages;
import dev.slipway.worker.protocol.Artifact;
import dev.slipway.worker.protocol.Bytes;
import dev.slipway.worker.protocol.Frames;
import dev.slipway.worker.protocol.Input;
import dev.slipway.worker.protocol.Keep;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The run process's side, for tests: asks, and collects the reports up to the last.
final class Conversation {
    private final DataOutputStream out;
    private final DataInputStream in;
    private final Path folder;
    final List<Report> reports = new ArrayList<>();

    /// What is answered to questions, by the name they ask for.
    final Map<String, Object> answers = new HashMap<>();

    Conversation(DataOutputStream out, DataInputStream in, Path folder) {
        this.out = out;
        this.in = in;
        this.folder = folder;
    }

    Report next() throws IOException {
        var report = Frames.readReport(in);
        if (report == null) {
            throw new IOException("the worker ended");
        }
        return report;
    }

    void send(Request request) throws IOException {
        Frames.write(out, request);
    }

    Report ask(Request request) throws IOException {
        send(request);
        reports.clear();
        while (true) {
            var report = next();
            reports.add(report);
            switch (report) {
                case Report.Printed _,
                        Report.Metric _,
                        Report.Direction _,
                        Report.Progress _,
                        Report.Card _,
                        Report.InputRead _,
                        Report.LookedUp _,
                        Report.Queried _ -> {
                    continue;
                }
                case Report.Asked asked -> send(answer(asked));
                default -> {
                    return report;
                }
            }
        }
    }

    private Request.Answer answer(Report.Asked asked) {
        var answer = answers.get(String.valueOf(asked.question().get("name")));
        var problem = answer == null ? "there is no " + asked.question().get("ask") + " of this name" : null;
        return new Request.Answer(asked.number(), problem, answer);
    }

    Report load(CodePackage code) throws IOException {
        return ask(new Request.Load(code.hash(), Bytes.of(CodePackages.encode(code))));
    }

    /// Runs a task that must keep the variables `keep`.
    Report task(Map<String, Input> inputs, String... keep) throws IOException {
        return task(inputs, Set.of(), keep);
    }

    Report task(Map<String, Input> inputs, Set<String> watched, String... keep) throws IOException {
        var kept = Stream.of(keep)
                .map(name -> new Keep(name, Keep.Demand.REQUIRED))
                .toList();
        return ask(new Request.Task("train", 0, inputs, kept, watched, List.of(), places()));
    }

    Request.Places places() {
        return new Request.Places(folder.resolve("objects"), folder.resolve("scratch"), folder.resolve("kept"), folder);
    }

    /// Returns the artifact `name` of the last result.
    Artifact artifact(String name) {
        return ((Report.Succeeded) reports.getLast())
                .artifacts().stream()
                        .filter(artifact -> artifact.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    Input stored(String name) {
        return new Input.Stored(artifact(name).blob());
    }

    String printed(Report.Stream stream) {
        var text = new StringBuilder();
        for (var report : reports) {
            if (report instanceof Report.Printed printed && printed.stream() == stream) {
                text.append(printed.text());
            }
        }
        return text.toString();
    }

    <R extends Report> List<R> all(Class<R> type) {
        return reports.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
