package dev.slipway.desktop.kit;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// One line of words in a cell of a table: cut where there is no room, and then told whole in a tooltip. A label does
/// more and takes twice as long to get its looks, and a table has hundreds. The style classes are those of its text.
/// UI thread only.
public final class CellWords extends Region {
    private static final String CUT = "...";

    private final Text text = new Text();
    private final boolean isRight;
    private String words = "";
    private @Nullable Tooltip tip;

    private CellWords(boolean isRight, List<String> styles) {
        this.isRight = isRight;
        text.setTextOrigin(VPos.TOP);
        text.setManaged(false); // else each change of the words lays out the window
        text.getStyleClass().addAll(styles);
        text.fontProperty().subscribe(this::requestLayout);
        getChildren().add(text);
        setAccessibleRole(AccessibleRole.TEXT);
        setOnMouseEntered(_ -> tell());
    }

    /// Returns an empty one whose words begin at the left.
    public static CellWords left(String... styles) {
        return new CellWords(false, List.of(styles));
    }

    /// Returns an empty one whose words end at the right.
    public static CellWords right(String... styles) {
        return new CellWords(true, List.of(styles));
    }

    /// Returns all of its words, whatever of them is to be seen.
    public String words() {
        return words;
    }

    /// Returns the style classes of its text, to be changed.
    public List<String> styles() {
        return text.getStyleClass();
    }

    /// Shows `now`.
    public void show(String now) {
        if (!now.equals(words)) {
            words = now;
            place();
        }
    }

    /// Tells whether some of its words are not to be seen.
    public boolean isCut() {
        return !text.getText().equals(words);
    }

    @Override
    protected void layoutChildren() {
        place();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snapSizeX(wide(words));
    }

    @Override
    protected double computePrefHeight(double width) {
        return snapSizeY(text.getLayoutBounds().getHeight());
    }

    private void place() {
        double room = getWidth();
        double width = wide(words);
        if (room > 0 && width > room + 0.5) {
            width = cut(room);
        }
        text.setLayoutX(snapPositionX(isRight ? Math.max(0, room - width) : 0));
        text.setLayoutY(snapPositionY((getHeight() - text.getLayoutBounds().getHeight()) / 2));
    }

    private double wide(String some) {
        text.setText(some);
        return text.getLayoutBounds().getWidth();
    }

    /// Shows as much as there is room for, and returns how wide that is.
    private double cut(double room) {
        int fits = 0;
        int tooMany = words.length();
        while (tooMany - fits > 1) {
            int tried = (fits + tooMany) / 2;
            if (wide(words.substring(0, tried) + CUT) <= room) {
                fits = tried;
            } else {
                tooMany = tried;
            }
        }
        return wide(words.substring(0, fits).stripTrailing() + CUT);
    }

    private void tell() {
        if (tip != null) {
            Tooltip.uninstall(this, tip);
            tip = null;
        }
        if (isCut()) {
            tip = Kit.tellingAll(words);
            Tooltip.install(this, tip);
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT ? words : super.queryAccessibleAttribute(attribute, parameters);
    }
}
