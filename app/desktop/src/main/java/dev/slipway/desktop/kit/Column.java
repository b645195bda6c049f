package dev.slipway.desktop.kit;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// One column of a `RowList`.
///
/// @param id names it for sorting; empty if it cannot be sorted by
/// @param title its head
/// @param room how much room it takes
/// @param make makes the node of one row
/// @param fill shows a row in such a node
public record Column<T>(
        String id, String title, Room room, Supplier<? extends Region> make, BiConsumer<Region, ? super T> fill) {
    /// @param width px, the least for one that grows
    /// @param grow share of the room left over, 0 for none
    /// @param right whether it is aligned at the right
    /// @param rank 0 if it always stays; where there is no room the highest rank goes first
    public record Room(double width, double grow, boolean right, int rank) {
        /// Returns how wide each column is that is `shown`, `left` px being left over; 0 for the others.
        static double[] share(List<Room> rooms, boolean[] shown, double left) {
            double shares = 0;
            for (int i = 0; i < shown.length; i++) {
                shares += shown[i] ? rooms.get(i).grow() : 0;
            }
            var widths = new double[shown.length];
            for (int i = 0; i < widths.length; i++) {
                var room = rooms.get(i);
                widths[i] = shown[i] ? room.width() + (shares == 0 ? 0 : left * room.grow() / shares) : 0;
            }
            return widths;
        }
    }

    /// Returns a column of words.
    ///
    /// @param styles style classes of the words
    public static <T> Column<T> words(
            String id, String title, double width, Function<? super T, String> words, String... styles) {
        return new Column<>(
                id,
                title,
                new Room(width, 0, false, 0),
                () -> CellWords.left(styles),
                (node, row) -> ((CellWords) node).show(words.apply(row)));
    }

    /// Returns a column of figures, aligned at the right.
    public static <T> Column<T> figures(
            String id, String title, double width, Function<? super T, String> words, String... styles) {
        return new Column<>(
                id,
                title,
                new Room(width, 0, true, 0),
                () -> CellWords.right(with(styles, "num")),
                (node, row) -> ((CellWords) node).show(words.apply(row)));
    }

    private static String[] with(String[] styles, String one) {
        var all = Arrays.copyOf(styles, styles.length + 1);
        all[styles.length] = one;
        return all;
    }

    /// Returns a column of nodes made for each row that is shown.
    public static <T> Column<T> nodes(String id, String title, double width, Function<? super T, Node> node) {
        return new Column<>(
                id,
                title,
                new Room(width, 0, false, 0),
                () -> {
                    var box = new StackPane();
                    box.setAlignment(Pos.CENTER_LEFT);
                    return box;
                },
                (box, row) -> ((StackPane) box).getChildren().setAll(node.apply(row)));
    }

    /// Returns a column of nodes that are made again only where what they show differs.
    ///
    /// @param shows what the node of a row shows; the same by `equals` looks the same
    public static <T, S> Column<T> shown(
            String id, String title, double width, Function<? super T, S> shows, Function<? super S, Node> node) {
        return new Column<>(
                id,
                title,
                new Room(width, 0, false, 0),
                () -> {
                    var box = new StackPane();
                    box.setAlignment(Pos.CENTER_LEFT);
                    return box;
                },
                (box, row) -> {
                    var now = shows.apply(row);
                    if (!now.equals(box.getUserData())) {
                        box.setUserData(now);
                        ((StackPane) box).getChildren().setAll(node.apply(now));
                    }
                });
    }

    /// Returns this column, growing.
    public Column<T> growing() {
        return new Column<>(id, title, new Room(room.width, 1, room.right, room.rank), make, fill);
    }

    /// Returns this column with its head at the right.
    public Column<T> atRight() {
        return new Column<>(id, title, new Room(room.width, room.grow, true, room.rank), make, fill);
    }

    /// Returns this column, which goes before those of lower ranks where there is no room.
    public Column<T> rank(int rank) {
        return new Column<>(id, title, new Room(room.width, room.grow, room.right, rank), make, fill);
    }
}
