package dev.slipway.desktop.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.fakes.Mouse;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.desktop.theme.Theme;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TablePage.Window;
import dev.slipway.kernel.protocol.TableQuery;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A person who tries every key and clicks anywhere in the explorer, while the kernel answers late, in another order,
/// with nothing or with an error. A failure names its seed and what was done.
class ExplorerWalkTest {
    private static final boolean LONG = Boolean.getBoolean("slipway.long");
    private static final int EPISODES = LONG ? 60 : 2;
    private static final long FIRST = Long.getLong("slipway.seed", 0);
    private static final int STEPS = 60;
    private static final List<Theme> THEMES = List.of(Theme.values());
    private static final List<String> STROKES =
            List.of(("UP DOWN LEFT RIGHT HOME END PAGE_UP PAGE_DOWN S S P R M F H ENTER"
                            + " ENTER ESCAPE ESCAPE TAB SHIFT+TAB SPACE BACK_SPACE DIGIT1 DIGIT7 X SLASH CONTROL+F CONTROL+G"
                            + " CONTROL+C CONTROL+A CONTROL+HOME CONTROL+END SHIFT+DOWN SHIFT+RIGHT SHIFT+S DELETE F5")
                    .split(" "));

    private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    private final List<String> done = new ArrayList<>();

    /// Answers when it likes.
    private static final class SlowTable implements LiveTable {
        final Random random;
        final int rows;
        final int columns;
        final List<Runnable> answers = new ArrayList<>();

        SlowTable(Random random, int rows, int columns) {
            this.random = random;
            this.rows = rows;
            this.columns = columns;
        }

        @Override
        public String id() {
            return "#1";
        }

        private void later(Runnable answer) {
            if (random.nextInt(3) > 0) {
                answer.run();
            } else {
                answers.add(answer);
            }
        }

        @Override
        public void page(TableQuery query, Window window, Consumer<TablePage> then, Consumer<String> failed) {
            int fate = random.nextInt(20);
            later(() -> {
                if (fate == 0) {
                    failed.accept("The kernel that held this table has ended. Run the cell again.");
                } else {
                    then.accept(page(query, window, fate == 1));
                }
            });
        }

        private TablePage page(TableQuery query, Window window, boolean isOther) {
            int kept = query.filters().isEmpty() ? rows : isOther ? 0 : rows / 3;
            var all = IntStream.range(0, columns)
                    .mapToObj(i -> i % 2 == 0
                            ? new Column("n" + i, "int", Kind.NUMBER)
                            : new Column("t" + i, "text", Kind.TEXT))
                    .toList();
            var cells = IntStream.range(window.first(), Math.min(kept, window.first() + window.count()))
                    .mapToObj(row -> new TablePage.Row(
                            row,
                            IntStream.range(
                                            window.firstColumn(),
                                            Math.min(columns, window.firstColumn() + window.columns()))
                                    .mapToObj(column -> row % 7 == 3 ? "" : String.valueOf(row * (long) column))
                                    .toList()))
                    .toList();
            return new TablePage(rows, kept, all, window, cells);
        }

        @Override
        public void summary(TableQuery query, int column, Consumer<ColumnSummary> then, Consumer<String> failed) {
            later(() -> then.accept(new ColumnSummary(rows, rows / 7, 2, List.of(), List.of())));
        }
    }

    @Test
    void nothingIsThrownAndTheKeysAreNeverLost() throws Exception {
        for (long seed = FIRST; seed < FIRST + EPISODES; seed++) {
            done.clear();
            try {
                episode(new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + String.join(", ", done), e);
            }
        }
    }

    private void episode(Random random) throws Exception {
        int rows = List.of(0, 1, 50, 10_000_000).get(random.nextInt(4));
        int columns = List.of(1, 3, 300).get(random.nextInt(3));
        done.add(rows + " x " + columns);
        var table = new SlowTable(random, rows, columns);
        Toolkit.start();
        var stage = OnStage.onUi(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> thrown.set(failure));
            var screen = new ExplorerScreen(
                    "table:x",
                    table,
                    new TableOrigin("delays", "from cell 1", "delays", _ -> {}, () -> {}),
                    InstantSource.system());
            Theme.loadFonts();
            var made = new Stage();
            made.setScene(new Scene((Parent) screen.main(), 900, 700));
            Theme.LIGHT.applyTo(made.getScene());
            made.show();
            made.requestFocus();
            screen.shown();
            return made;
        });
        try (var shown = OnStage.of(stage)) {
            for (int i = 0; i < STEPS; i++) {
                act(stage, table, random);
                check(shown, stage);
            }
        } finally {
            thrown.set(null);
        }
    }

    private void act(Stage stage, SlowTable table, Random random) throws Exception {
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                var at = OnStage.onUi(() -> new Point2D(
                        random.nextDouble() * stage.getScene().getWidth(),
                        random.nextDouble() * stage.getScene().getHeight()));
                done.add("click " + (int) at.getX() + "," + (int) at.getY());
                new Mouse(stage.getScene()).click(at);
            }
            case 2 ->
                OnStage.onUi(() -> {
                    var answers = new ArrayList<>(table.answers);
                    table.answers.clear();
                    Collections.shuffle(answers, random);
                    answers.forEach(Runnable::run);
                    return done.add("answers " + answers.size());
                });
            case 3 ->
                OnStage.onUi(() -> {
                    var theme = THEMES.get(random.nextInt(THEMES.size()));
                    theme.applyTo(stage.getScene());
                    stage.setWidth(400 + random.nextInt(900));
                    stage.setHeight(200 + random.nextInt(600));
                    return done.add(theme + " " + stage.getWidth() + "x" + stage.getHeight());
                });
            default -> {
                var stroke = STROKES.get(random.nextInt(STROKES.size()));
                done.add(stroke);
                OnStage.onUi(() -> {
                    var robot = new Robot();
                    var keys = List.of(stroke.split("\\+")).stream()
                            .map(KeyCode::valueOf)
                            .toList();
                    keys.forEach(robot::keyPress);
                    keys.reversed().forEach(robot::keyRelease);
                    return true;
                });
            }
        }
    }

    private void check(OnStage shown, Stage stage) throws Exception {
        assertThat(shown.says()).as("what it says").isNotEmpty();
        OnStage.onUi(() -> {
            assertThat(thrown.get()).isNull();
            var owner = stage.getScene().getFocusOwner();
            assertThat(owner).as("what has the keys").isNotNull();
            assertThat(isSeen(owner)).as("it is seen: " + owner).isTrue();
            return true;
        });
    }

    private static boolean isSeen(@Nullable Node node) {
        return node == null || (node.isVisible() && isSeen(node.getParent()));
    }
}
