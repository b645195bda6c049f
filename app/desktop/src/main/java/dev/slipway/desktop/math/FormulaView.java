package dev.slipway.desktop.math;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.kernel.markdown.Maths;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// A formula on the base line of the text around it: its source until it is drawn, and for good, with the reason, where
/// it cannot be. UI thread only.
public final class FormulaView extends Region {
    /// How much larger a formula is set than the text around: its small letters then are as tall.
    private static final double FIT = 1.2;

    /// Does work on a worker and hands what it gives over on the UI thread.
    @FunctionalInterface
    public interface Worker {
        void work(Supplier<Drawing> work, Consumer<Drawing> then);
    }

    private static final double BAR = 14;
    private static final double SMALLEST = 0.6;
    private static final double LONG = 300;

    private final Formula formula;
    private final Scale shown;
    private final double usual;
    private double scale;
    private Drawing.@Nullable Ink ink;
    private @Nullable Node words;

    /// @param size of the text around. Unit: px
    public FormulaView(Formula formula, double size, Worker worker) {
        this.formula = formula;
        usual = size * FIT / Drawing.EM;
        scale = usual;
        shown = new Scale(usual, usual);
        getStyleClass().add("formula");
        setSnapToPixel(false);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText("formula " + formula.maths().words());
        Typesetter.known(formula).ifPresentOrElse(this::show, () -> {
            write(new Text(source()));
            worker.work(() -> Typesetter.draw(formula), this::show);
        });
    }

    /// Returns what draws `formula` by itself, in the middle; one that is too wide for its room can be scrolled.
    public static Region alone(Formula formula, double size, Worker worker) {
        var view = new FormulaView(formula, size, worker);
        var middle = Kit.row(0, Kit.spacer(), view, Kit.spacer());
        var tag = formula.maths().tag();
        if (!tag.isEmpty()) {
            var words = new Maths(tag, "\\text{" + tag + "}", Maths.Style.INLINE);
            var number = new FormulaView(new Formula(words, formula.definitions()), size, worker);
            number.setAccessibleText("number " + tag);
            var balance = new Region();
            balance.minWidthProperty().bind(number.widthProperty()); // the formula stays in the middle
            middle.getChildren().addFirst(balance);
            middle.getChildren().add(number);
        }
        var scroll = new ScrollPane(middle);
        scroll.getStyleClass().add("formula-alone");
        scroll.setFitToWidth(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(USE_PREF_SIZE);
        scroll.widthProperty().subscribe(width -> {
            boolean isCut = width.doubleValue() > 0 && width.doubleValue() < view.prefWidth(-1);
            middle.setPadding(new Insets(0, 0, isCut ? BAR : 0, 0));
        });
        return scroll;
    }

    /// Returns the formula as it stands in the text.
    public String source() {
        return formula.maths().source();
    }

    private void show(Drawing drawing) {
        switch (drawing) {
            case Drawing.Ink drawn -> draw(drawn);
            case Drawing.Wrong wrong -> {
                setAccessibleText("formula that cannot be shown: " + source() + ". " + wrong.why());
                var source = new Text(source());
                source.getStyleClass().add("formula-wrong");
                var why = new Text((isAlone() ? "\n" : " ") + wrong.why());
                why.getStyleClass().add("formula-why");
                write(source, why);
            }
        }
        requestLayout();
    }

    private boolean isAlone() {
        return formula.maths().style() == Maths.Style.DISPLAY;
    }

    private void draw(Drawing.Ink drawn) {
        ink = drawn;
        words = null;
        getChildren().clear();
        for (var outline : drawn.outlines()) {
            var path = new SVGPath();
            path.setContent(outline.path());
            path.setManaged(false);
            path.getTransforms().add(shown);
            if (outline.colour().isEmpty()) {
                path.getStyleClass().add("formula-ink");
            } else {
                path.setFill(Color.web(outline.colour()));
            }
            getChildren().add(path);
        }
        if (getParent() != null) {
            fitLines(drawn);
        } else {
            parentProperty().subscribe((_, _) -> fitLines(drawn));
        }
    }

    /// Makes a long formula in a line no wider than the lines are, down to a size that can still be read.
    private void fitLines(Drawing.Ink drawn) {
        if (!isAlone() && drawn.width() * usual > LONG && getParent() instanceof TextFlow lines) {
            lines.widthProperty().subscribe(width -> {
                double share = width.doubleValue() / (drawn.width() * usual);
                scale = usual * (width.doubleValue() <= 0 ? 1 : Math.clamp(share, SMALLEST, 1));
                shown.setX(scale);
                shown.setY(scale);
                requestLayout();
            });
        }
    }

    private void write(Text... texts) {
        var flow = new TextFlow(texts);
        flow.getStyleClass().add("formula-source");
        flow.setMaxWidth(USE_PREF_SIZE);
        words = flow;
        getChildren().setAll(flow);
    }

    @Override
    protected double computePrefWidth(double height) {
        return ink != null ? ink.width() * scale : words == null ? 0 : words.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return ink != null ? (ink.ascent() + ink.depth()) * scale : words == null ? 0 : words.prefHeight(width);
    }

    @Override
    public double getBaselineOffset() {
        return ink != null ? ink.ascent() * scale : words == null ? 0 : words.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        if (words != null) {
            layoutInArea(words, 0, 0, getWidth(), getHeight(), 0, javafx.geometry.HPos.LEFT, VPos.TOP);
        }
    }
}
