package dev.slipway.worker;

import dev.slipway.api.past.PastSource;
import dev.slipway.api.run.ContentHash;
import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.worker.object.ObjectFiles;
import dev.slipway.worker.protocol.Blob;
import dev.slipway.worker.protocol.Bytes;
import dev.slipway.worker.protocol.Report;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The history as one task sees it: questions go to the run process, and which runs they led to is reported.
/// Thread-safe.
///
/// @param types the notebook's classes in this task
record TaskPast(PastQuestions questions, Reporter reporter, Codecs codecs, ObjectFiles objects, NotebookTypes types)
        implements PastSource {
    /// What stands for a run where all runs were looked at.
    static final String ALL = "";

    @Override
    public @Nullable Object ask(Map<String, @Nullable Object> question) throws IOException {
        var answer = questions.ask(question);
        if (Objects.equals(question.get("ask"), "run") && answer instanceof Map<?, ?> run) {
            reporter.send(
                    new Report.LookedUp(String.valueOf(question.get("reference")), String.valueOf(run.get("id"))));
        } else if (Objects.equals(question.get("ask"), "runs")) {
            reporter.send(new Report.LookedUp(ALL, ALL));
        }
        return answer;
    }

    @Override
    public @Nullable Object value(Map<String, @Nullable Object> artifact) throws IOException {
        var content = artifact.get("content");
        var blob = new Blob(
                String.valueOf(artifact.get("format")),
                new ContentHash(String.valueOf(artifact.get("hash"))),
                artifact.get("bytes") instanceof Number bytes ? bytes.longValue() : 0,
                content instanceof String text ? Bytes.of(Base64.getDecoder().decode(text)) : null);
        return codecs.decode(blob, objects, types);
    }
}
