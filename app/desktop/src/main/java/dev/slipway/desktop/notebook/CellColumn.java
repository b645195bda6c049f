package dev.slipway.desktop.notebook;

import dev.slipway.desktop.task.UiThread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// A column of rows of any height, of which only those near the viewport are in the scene. Heights are estimated until
/// a row was measured; what is read stays where it is, whatever grows above it. UI thread only.
final class CellColumn<T> extends Region {
    private static final double OVER = 300;
    private static final double BAR = 10;
    private static final double TOP = 12;
    private static final int KEPT = 150;
    private static final double MARGIN = 8;

    private final ObservableList<T> items;
    private final Function<T, Region> factory;
    private final ToDoubleFunction<T> estimate;
    private final Region foot;
    private final ScrollBar bar = new ScrollBar();
    private final Pane content = new Content();
    private final Rectangle clip = new Rectangle();
    private final Map<T, Double> heights = new HashMap<>();
    private final Set<T> measured = new HashSet<>();
    private final Map<T, Region> views = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<T> live = new HashSet<>();
    private @Nullable T anchor;
    private double anchorTop = TOP;
    private @Nullable T pinned;
    private double lastWidth = -1;
    private boolean layingOut;
    private boolean settingBar;

    /// A pane that leaves its children where the column puts them.
    private static final class Content extends Pane {
        @Override
        protected void layoutChildren() {
            // the column places them
        }
    }

    /// @param foot stands below the last row
    CellColumn(ObservableList<T> items, Function<T, Region> factory, ToDoubleFunction<T> estimate, Region foot) {
        this.items = items;
        this.factory = factory;
        this.estimate = estimate;
        this.foot = foot;
        getStyleClass().add("cell-column");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        content.setManaged(false);
        content.setClip(clip);
        content.getChildren().add(foot);
        getChildren().addAll(content, bar);
        bar.valueProperty().subscribe(value -> {
            if (!settingBar) {
                scrollTo(value.doubleValue());
            }
        });
        addEventHandler(ScrollEvent.SCROLL, event -> {
            scrollBy(-event.getDeltaY());
            event.consume();
        });
        items.subscribe(this::itemsChanged);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::reached);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.TAB) {
                inOrder();
            }
        });
    }

    /// Shows what the Tab key has reached.
    private void reached(@Nullable Node node) {
        if (node == null || node.equals(this)) {
            return;
        }
        UiThread.javaFx().run(() -> {
            if (!node.isFocusVisible() || !isWithin(node)) { // with the mouse nothing moves
                return;
            }
            var place = sceneToLocal(node.localToScene(node.getLayoutBounds()));
            if (place.getMinY() < MARGIN || place.getHeight() > getHeight() - 2 * MARGIN) {
                scrollBy(place.getMinY() - MARGIN);
            } else if (place.getMaxY() > getHeight() - MARGIN) {
                scrollBy(place.getMaxY() - getHeight() + MARGIN);
            }
        });
    }

    private boolean isWithin(Node node) {
        Node at = node;
        while (at != null && !at.equals(content)) {
            at = at.getParent();
        }
        return at != null;
    }

    /// Lets Tab go from row to row as they stand, the foot last.
    private void inOrder() {
        var rows = List.copyOf(content.getChildren());
        var sorted = rows.stream()
                .sorted(Comparator.comparingDouble(Node::getLayoutY))
                .toList();
        if (!rows.equals(sorted)) {
            sorted.forEach(Node::toFront);
        }
    }

    private void itemsChanged() {
        var now = new HashSet<>(items);
        measured.retainAll(now);
        heights.keySet().retainAll(now);
        if (anchor != null && !now.contains(anchor)) {
            anchor = null;
        }
        requestLayout();
    }

    /// Keeps the row of `item` in the scene wherever it is scrolled to; null keeps none.
    void pin(@Nullable T item) {
        pinned = item;
        requestLayout();
    }

    /// Returns the rows that are in the scene.
    List<Region> liveRows() {
        return live.stream().map(views::get).toList();
    }

    /// Moves the rows up by `by` px, down if negative.
    void scrollBy(double by) {
        anchorTop -= by;
        requestLayout();
    }

    private void scrollTo(double offset) {
        double y = TOP;
        for (var item : items) {
            double height = height(item);
            if (y + height > offset) {
                anchor = item;
                anchorTop = y - offset;
                break;
            }
            y += height;
        }
        requestLayout();
    }

    /// Scrolls as little as needed to show the part from `top` to `bottom` of the row of `item`, in px below its top; a
    /// part higher than the viewport shows its top.
    void reveal(T item, double top, double bottom) {
        double y = top(item);
        double height = getHeight();
        if (y + top < 8 || bottom - top > height - 16) {
            place(item, 8 - top);
        } else if (y + bottom > height - 8) {
            place(item, height - 8 - bottom);
        }
    }

    /// Shows the whole row of `item`, or its top if it is too high.
    void reveal(T item) {
        if (getHeight() <= 0) {
            place(item, TOP);
            return;
        }
        measure(item, getWidth() - BAR);
        reveal(item, 0, height(item));
    }

    private void place(T item, double y) {
        anchor = item;
        anchorTop = y;
        requestLayout();
    }

    /// Returns where the row of `item` is now, below the top of the viewport. Unit: px; an estimate far from it.
    double top(T item) {
        int from = anchorIndex();
        int to = items.indexOf(item);
        double y = anchorTop;
        for (int i = from; i < to; i++) {
            y += height(items.get(i));
        }
        for (int i = to; i < from; i++) {
            y -= height(items.get(i));
        }
        return y;
    }

    private int anchorIndex() {
        int at = anchor == null ? -1 : items.indexOf(anchor);
        if (at < 0) {
            anchor = items.isEmpty() ? null : items.getFirst();
            anchorTop = Math.min(anchorTop, TOP);
            return 0;
        }
        return at;
    }

    private double height(T item) {
        return heights.computeIfAbsent(item, estimate::applyAsDouble);
    }

    private Region view(T item) {
        var known = views.get(item);
        if (known != null) {
            return known;
        }
        var made = factory.apply(item);
        views.put(item, made);
        made.needsLayoutProperty().subscribe(needs -> {
            if (needs && !layingOut) {
                measured.remove(item);
                requestLayout();
            }
        });
        return made;
    }

    private double measure(T item, double width) {
        var view = view(item);
        if (live.add(item)) {
            content.getChildren().add(view);
            view.applyCss(); // later the pulse has seen to it; again here it would go through the whole row
        }
        if (measured.add(item)) {
            heights.put(item, Math.ceil(view.prefHeight(width)));
        }
        return height(item);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - BAR;
        double height = getHeight();
        if (width <= 0 || height <= 0 || layingOut) {
            return;
        }
        layingOut = true;
        clip.setWidth(width);
        clip.setHeight(height);
        content.resizeRelocate(0, 0, width, height);
        if (width != lastWidth) {
            measured.clear();
            lastWidth = width;
        }
        normalise(width, height);
        var keep = arrange(width, height);
        drop(keep);
        setBar(height);
        bar.resizeRelocate(width, 0, BAR, height);
        layingOut = false;
    }

    /// Makes the first visible row the anchor, within the ends of the column.
    private void normalise(double width, double height) {
        if (items.isEmpty()) {
            return;
        }
        int at = anchorIndex();
        while (at > 0 && anchorTop > 0) {
            at--;
            anchorTop -= measure(items.get(at), width);
        }
        if (at == 0 && anchorTop > TOP) {
            anchorTop = TOP;
        }
        while (at + 1 < items.size() && anchorTop + measure(items.get(at), width) <= 0) {
            anchorTop += height(items.get(at));
            at++;
        }
        double below = anchorTop;
        if (at == 0 && below >= TOP) {
            anchor = items.get(at);
            return;
        }
        for (int i = at; i < items.size() && below < height; i++) {
            below += i < at + 200 ? measure(items.get(i), width) : height(items.get(i));
        }
        below += foot.prefHeight(width);
        double most = height * 2 / 3;
        if (below < most) {
            anchorTop += most - below;
            while (at > 0 && anchorTop > 0) {
                at--;
                anchorTop -= measure(items.get(at), width);
            }
            if (at == 0 && anchorTop > TOP) {
                anchorTop = TOP;
            }
        }
        anchor = items.get(at);
    }

    private Set<T> arrange(double width, double height) {
        var keep = new HashSet<T>();
        int from = anchorIndex();
        double y = anchorTop;
        int i = from;
        for (; i < items.size() && y < height + OVER; i++) {
            double high = measure(items.get(i), width);
            put(items.get(i), y, width, keep);
            y += high;
        }
        for (int rest = i; rest < items.size(); rest++) {
            y += height(items.get(rest));
        }
        foot.resizeRelocate(0, y, width, foot.prefHeight(width));
        y = anchorTop;
        for (int above = from - 1; above >= 0 && y > -OVER; above--) {
            y -= measure(items.get(above), width);
            put(items.get(above), y, width, keep);
        }
        if (pinned != null && items.contains(pinned) && !keep.contains(pinned)) {
            measure(pinned, width);
            put(pinned, top(pinned), width, keep);
        }
        return keep;
    }

    private void put(T item, double y, double width, Set<T> keep) {
        keep.add(item);
        view(item).resizeRelocate(0, Math.rint(y), width, height(item));
    }

    private void drop(Set<T> keep) {
        for (var item : List.copyOf(live)) {
            if (!keep.contains(item)) {
                content.getChildren().remove(views.get(item));
                live.remove(item);
            }
        }
        if (views.size() > KEPT) {
            var oldest = new ArrayList<>(views.keySet());
            for (var item : oldest.subList(0, views.size() - KEPT)) {
                if (!live.contains(item)) {
                    views.remove(item);
                    measured.remove(item);
                }
            }
        }
    }

    private void setBar(double height) {
        double before = 0;
        double total = TOP + foot.prefHeight(lastWidth);
        int at = anchorIndex();
        for (int i = 0; i < items.size(); i++) {
            double high = height(items.get(i));
            total += high;
            before += i < at ? high : 0;
        }
        double room = Math.max(0, total - height);
        settingBar = true;
        bar.setVisible(room > 1);
        bar.setMin(0);
        bar.setMax(Math.max(1, room));
        bar.setVisibleAmount(Math.max(1, room) * height / Math.max(height, total));
        bar.setUnitIncrement(40);
        bar.setBlockIncrement(height * 0.9);
        bar.setValue(Math.clamp(before + TOP - anchorTop, 0, Math.max(1, room)));
        settingBar = false;
    }
}
