package dev.slipway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.slipway.engine.history.RunGroup.By;
import dev.slipway.engine.local.FilledStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunGroupsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path folder;

    private FilledStore filled;
    private RunHistory history;

    @BeforeEach
    void open() {
        filled = new FilledStore(folder);
        history = filled.history();
    }

    @AfterEach
    void close() {
        filled.close();
    }

    @Test
    void runsOfOneValueMakeAGroupWithTheirMeans() throws IOException {
        filled.run(Map.of("rate", 1.0));
        filled.run(Map.of("rate", 2.0));
        filled.run(Map.of("rate", 1.0));

        var groups = history.groups(RunQuery.newest(1), new By.Parameter("rate"), List.of("loss", "none"));

        assertThat(groups).extracting(group -> group.key().value()).containsExactly("1.0", "2.0");
        assertThat(groups).extracting(RunGroup::count).containsExactly(2, 1);
        assertThat(groups.getFirst().succeeded()).isEqualTo(2);
        assertThat(groups.getFirst().means()).containsExactly(entry("loss", 3.0));
    }

    @Test
    void theRunsOfAGroupCanBeAskedFor() throws IOException {
        var first = filled.run(Map.of("rate", 1.0));
        filled.run(Map.of("rate", 2.0));
        for (var by : List.of(new By.Parameter("rate"), new By.Flow(), new By.Version(), new By.Day(ZONE))) {
            var groups = history.groups(RunQuery.newest(1), by, List.of());
            var found = history.runs(RunQuery.newest(9), groups.getLast().key());

            assertThat(found.total()).as("%s", by).isEqualTo(groups.getLast().count());
            assertThat(found.rows()).extracting(Rows.RunRow::id).as("%s", by).contains(first);
        }
    }

    @Test
    void aDayIsThatOfTheZone() throws IOException {
        filled.run(Map.of());

        var groups = history.groups(RunQuery.newest(1), new By.Day(ZONE), List.of());

        var started = history.runs(RunQuery.newest(1)).rows().getFirst().times().started();
        assertThat(groups.getFirst().key().value())
                .isEqualTo(LocalDate.ofInstant(java.util.Objects.requireNonNull(started), ZONE)
                        .toString());
    }

    @Test
    void runsThatHaveNoRoomShareABarAndAreCounted() throws IOException {
        for (int i = 0; i < 5; i++) {
            filled.run(Map.of("rate", (double) i));
        }

        var bars = history.bars(RunQuery.newest(1), 3, Instant.now());

        assertThat(bars).extracting(RunBar::count).containsExactly(1, 2, 2);
        assertThat(bars).extracting(RunBar::worst).containsOnly(RunStatus.SUCCEEDED);
        assertThat(bars.getLast().newest().compareTo(bars.getLast().oldest())).isPositive();
    }

    @Test
    void barsAreTheSameWhetherTheStoreStepsOverRunsOrAsksEachOfThem() throws IOException {
        for (int i = 0; i < 7; i++) {
            filled.run(Map.of("rate", (double) i));
        }

        for (int room = 1; room < 9; room++) {
            var stepped = history.bars(RunQuery.newest(1), room, Instant.now());
            var asked = history.bars(where("params.rate >= 0"), room, Instant.now());

            assertThat(asked).as("%d", room).usingRecursiveComparison().isEqualTo(stepped);
            assertThat(stepped).as("%d", room).hasSizeLessThanOrEqualTo(room);
            assertThat(stepped.stream().mapToInt(RunBar::count).sum()).isEqualTo(7);
        }
        assertThat(history.bars(where("params.rate > 7"), 3, Instant.now())).isEmpty();
        assertThat(history.bars(where("params.rate > 4"), 1, Instant.now()))
                .extracting(RunBar::count)
                .containsExactly(2);
    }

    private static RunQuery where(String expression) {
        return new RunQuery(null, null, null, null, expression, null, 1, null);
    }

    @Test
    void aWorkspaceWithoutAStoreHasNeitherGroupsNorBars() throws IOException {
        assertThat(history.groups(RunQuery.newest(1), new By.Flow(), List.of())).isEmpty();
        assertThat(history.bars(RunQuery.newest(1), 10, Instant.now())).isEmpty();
    }
}
