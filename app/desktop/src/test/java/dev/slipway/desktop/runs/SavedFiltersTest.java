package dev.slipway.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.desktop.live.ViewsFile;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedFiltersTest {
    @TempDir
    private Path folder;

    private final FakeWorkspace workspace = new FakeWorkspace();
    private final RunListViewModel model = new RunListViewModel(workspace.live(), ZoneOffset.UTC);
    private SavedFilters saved = saved();

    private SavedFilters saved() {
        return new SavedFilters(workspace.live(), new ViewsFile(file()), model);
    }

    private Path file() {
        return folder == null ? Path.of("none") : folder.resolve(".slipway/views.json");
    }

    @BeforeEach
    void fill() {
        saved = saved();
        workspace.history.add(
                new RunBuilder("penguins", 1).status(RunStatus.FAILED).build());
        workspace.history.add(new RunBuilder("penguins", 2).build());
        model.reload();
    }

    @Test
    void whatIsSavedIsThereTheNextTimeWithGroupsAndOrder() {
        model.filter().showOnly("status:failed since:7d params.rate = 1");
        model.groupingProperty().set(Grouping.parameter("rate"));
        model.sortBy("took");
        saved.save(" Failed this week ");

        var again = saved();
        again.read();

        assertThat(again.all())
                .containsExactly(new SavedFilters.Saved(
                        "Failed this week",
                        "status:failed since:7d params.rate = 1",
                        "params.rate",
                        model.sortProperty().get()));
    }

    @Test
    void aSavedFilterIsShownAgain() {
        model.filter().showOnly("status:failed");
        saved.save("bad");
        model.filter().clear();

        saved.show(saved.all().getFirst());

        assertThat(model.filter().get().typed()).isEqualTo("status:failed");
        assertThat(model.rows()).hasSize(1);
    }

    @Test
    void aNameIsUsedOnceAndCanBeForgotten() {
        saved.save("bad");
        model.filter().showOnly("status:failed");
        saved.save("bad");

        assertThat(saved.all()).extracting(SavedFilters.Saved::text).containsExactly("status:failed");
        saved.remove(saved.all().getFirst());
        var again = saved();
        again.read();
        assertThat(again.all()).isEmpty();
    }

    @Test
    void whatAnotherWindowSavedMeanwhileStays() {
        var elsewhere = saved();
        elsewhere.read();
        saved.save("mine");
        elsewhere.save("theirs");
        saved.remove(saved.all().getFirst());

        assertThat(saved.all()).extracting(SavedFilters.Saved::name).containsExactly("theirs");
        elsewhere.read();
        assertThat(elsewhere.all()).extracting(SavedFilters.Saved::name).containsExactly("theirs");
    }

    @Test
    void otherKindsInTheFileStay() throws IOException {
        new ViewsFile(file()).write("other", List.of(java.util.Map.of("a", 1L)));

        saved.save("all");

        assertThat(new ViewsFile(file()).read("other")).hasSize(1);
    }

    @Test
    void aBrokenFileIsNamedAndNotOverwritten() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{ broken");

        saved.save("all");

        assertThat(saved.failureProperty().get()).contains("views.json").contains("Mend or delete");
        assertThat(file()).hasContent("{ broken");
    }

    @Test
    void columnsThatWereChosenStayChosen() {
        var names = new Proposals.Names(List.of(), List.of(), List.of("rate"), List.of("rmse", "auc"), List.of());
        var proposed = new RunColumns(List.of("rate"), List.of("rmse"));
        var columns = new ColumnChoice(workspace.live(), new ViewsFile(file()));
        columns.offer(proposed, names);
        columns.toggle("p:rate");
        columns.toggle("m:auc");
        columns.spark("auc");

        var again = new ColumnChoice(workspace.live(), new ViewsFile(file()));
        again.read();
        again.offer(proposed, names);

        assertThat(again.shownParameters()).isEmpty();
        assertThat(again.shownMetrics()).containsExactly("rmse", "auc");
        assertThat(again.spark()).isEqualTo("auc");
    }
}
