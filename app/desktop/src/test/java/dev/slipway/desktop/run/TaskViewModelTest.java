package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.TaskDetail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskViewModelTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private RunId run = new FlightRuns(workspace).failed(1);
    private TaskViewModel model = new TaskViewModel(workspace.live(), run);

    @BeforeEach
    void open() {
        model.open("train", FlightRuns.FIRST_FAILURE);
    }

    @Test
    void keepsCardsApartFromTheLog() {
        assertThat(model.log().lines())
                .extracting(TaskLog.Line::text)
                .containsExactly("read 38 402 rows", "java.lang.E: no", "  at x");
        assertThat(model.cards()).extracting(LogLine::text).containsExactly("### Card");
    }

    @Test
    void findsTextAndErrors() {
        var log = model.log();
        log.searchProperty().set("ROWS");

        assertThat(log.hits()).isEqualTo(1);
        assertThat(log.next(-1)).isZero();
        assertThat(log.nextError(-1)).isEqualTo(1);
        assertThat(log.nextError(1)).isEqualTo(1);
        log.showProperty().set(TaskLog.Show.ERRORS);
        assertThat(log.text()).isEqualTo("java.lang.E: no\n  at x\n");
        assertThat(log.count(TaskLog.Level.ERROR)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stdout | read 3 rows | INFO",
                "stdout | 12:00 WARN disk is slow | WARNING",
                "stdout | [ERROR] no such file | ERROR",
                "stderr | java.io.IOException: gone | ERROR",
                "stderr | INFO: started | INFO",
                "stdout | an errorless day | INFO"
            })
    void aLineHasTheLevelItSays(String stream, String text, TaskLog.Level level) {
        assertThat(TaskLog.leveled(List.of(new LogLine(FakeWorkspace.NOW, stream, text))))
                .extracting(TaskLog.Line::level)
                .containsExactly(level);
    }

    @Test
    void framesAndDatesGoWithTheLineTheyBelongTo() {
        var lines = TaskLog.leveled(Stream.of("Nov 27, 2026 7:49:59 AM Main run", "WARNING: slow", "  at x", "done")
                .map(text -> new LogLine(FakeWorkspace.NOW, "stdout", text))
                .toList());

        assertThat(lines)
                .extracting(line -> line.level() + (line.isContinued() ? " +" : ""))
                .containsExactly("WARNING", "WARNING +", "WARNING +", "INFO");
    }

    @Test
    void addsToALogWithoutMovingWhatIsThere() {
        var before = model.detailProperty().get();
        var longer = new ArrayList<>(before.log());
        longer.add(new LogLine(FakeWorkspace.NOW, "stdout", "more"));
        workspace.history.taskDetails.put(
                run + "/train/" + FlightRuns.FIRST_FAILURE,
                new TaskDetail(before.row(), before.attempts(), before.artifacts(), before.metrics(), longer));
        var changes = new ArrayList<Integer>();
        model.log().lines().addListener((javafx.collections.ListChangeListener<TaskLog.Line>) change -> {
            while (change.next()) {
                changes.add(change.getFrom());
            }
        });

        model.reload();

        assertThat(model.log().lines()).hasSize(4);
        assertThat(changes).containsExactly(3);
    }

    @Test
    void givesThePartsOfAValueAsJsonUnlessItIsLarge() {
        var bundles = new ArrayList<MimeBundle>();
        var hash = ContentHash.of("best");

        model.parts(new ArtifactRow("best", "Map", 40, hash, "slipway-value/1", "1 key"), bundles::add);
        model.parts(new ArtifactRow("huge", "Map", 10_000_000, hash, "slipway-value/1", "keys"), bundles::add);
        model.parts(new ArtifactRow("words", "String", 40, hash, "text", "words"), bundles::add);

        assertThat(bundles)
                .extracting(bundle -> bundle.form(MimeBundle.JSON).orElse(""))
                .containsExactly("{\"name\":\"best\"}");
    }

    @Test
    void savesTheLogAndArtifacts(@TempDir Path folder) throws IOException {
        model.saveLog(folder.resolve("log.txt"));
        var artifact = model.detailProperty().get().artifacts().getFirst();
        model.saveArtifact(artifact, folder.resolve("mine.txt"));

        assertThat(Files.readAllLines(folder.resolve("log.txt"))).hasSize(4).startsWith("read 38 402 rows");
        assertThat(Files.readString(folder.resolve("mine.txt"))).isEqualTo("mine");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void saysWhereSomethingCouldNotBeSaved(@TempDir Path folder) {
        model.saveLog(folder.resolve("no").resolve("log.txt"));

        assertThat(model.messageProperty().get()).startsWith("The log could not be saved");
    }

    @Test
    void anArtifactHasALineThatLoadsIt() {
        var artifact = model.detailProperty().get().artifacts().getFirst();

        assertThat(model.loading(artifact))
                .isEqualTo("var mine = run(\"" + run + "\").step(\"train\").task(20).artifact(\"mine\", Table.class);");
    }
}
