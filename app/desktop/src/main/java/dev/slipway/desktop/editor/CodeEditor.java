package dev.slipway.desktop.editor;

import dev.slipway.kernel.problem.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.util.UndoUtils;

/// A code editor as high as its text, up to 25 lines; beyond that it scrolls by itself. It keeps no undo of its own.
/// UI thread only.
public final class CodeEditor extends Region {
    /// Height of a line. Unit: px.
    public static final double LINE = 20;

    /// Width of a character. Unit: px.
    public static final double CHARACTER = 7.8;

    /// Width of the line numbers. Unit: px.
    public static final double GUTTER = 40;

    private static final int MOST_LINES = 25;
    private static final double BAR = 10;

    /// Longer texts have no colours: they would take longer with each key than a person waits. UTF-16 units.
    private static final int MOST_COLOURED = 100_000;

    private final CodeArea area = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
    private final MoreCarets more = new MoreCarets(area);
    private final Growing growing = new Growing(area);
    private final Gutter gutter = new Gutter(area);
    private Language language = Language.JAVA;
    private List<Token> tokens = List.of();
    private List<Squiggle> squiggles = List.of();
    private List<Stretch> lit = List.of();
    private Consumer<String> edited = _ -> {};
    private Predicate<KeyEvent> firstKeys = _ -> false;
    private Runnable moved = () -> {};
    private boolean setting;
    private boolean wasPlain = true;
    private int longest = -1;

    public CodeEditor() {
        getStyleClass().add("code-editor");
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.setLineHighlighterOn(false);
        area.setAccessibleText("Cell's text");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().add(scroll);
        area.plainTextChanges().subscribe(_ -> changed());
        area.caretPositionProperty().addListener((_, _, _) -> moved.run());
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        addEventFilter(ScrollEvent.ANY, this::wheel);
    }

    /// Calls `listener` with the whole text after every change a person makes.
    public void onEdit(Consumer<String> listener) {
        edited = listener;
    }

    /// Asks `keys` about every key before the editor does; those it takes go no further.
    public void onKeys(Predicate<KeyEvent> keys) {
        firstKeys = keys;
    }

    /// Lets its text be read only.
    public void readOnly() {
        area.setEditable(false);
    }

    /// Calls `listener` when the caret has moved.
    public void onCaret(Runnable listener) {
        moved = listener;
    }

    /// Does what `event` does where there are several carets, and tells whether it has.
    public boolean atCarets(KeyEvent event) {
        return more.key(event);
    }

    /// Makes `text` the content without telling `onEdit`; what stays the same keeps caret and selection.
    public void show(String text, Language in) {
        boolean other = language != in;
        language = in;
        if (!text.equals(area.getText())) {
            setting = true;
            more.clear();
            var change = TextChange.between(area.getText(), text);
            area.replaceText(change.from(), change.to(), change.replacement());
            setting = false;
        }
        if (other) {
            colour();
        }
    }

    /// Marks problems; they stay until the next call.
    public void mark(List<Squiggle> problems) {
        if (!squiggles.equals(problems)) {
            squiggles = problems;
            colour();
        }
    }

    /// Lights parts of the text, as it stands; until the next call.
    public void light(List<Stretch> parts) {
        if (!lit.equals(parts)) {
            lit = List.copyOf(parts);
            colour();
        }
    }

    /// Returns its line numbers.
    public Gutter gutter() {
        return gutter;
    }

    public String text() {
        return area.getText();
    }

    /// Returns the caret's UTF-16 offset.
    public int caret() {
        return area.getCaretPosition();
    }

    /// Puts the caret at `offset`, or at the nearest place.
    public void moveTo(int offset) {
        area.moveTo(Math.clamp(offset, 0, area.getLength()));
        area.requestFollowCaret();
    }

    /// Selects from UTF-16 offset `from` to `to` and shows it.
    public void select(int from, int to) {
        area.selectRange(Math.clamp(from, 0, area.getLength()), Math.clamp(to, 0, area.getLength()));
        area.requestFollowCaret();
    }

    /// Returns the selected text, empty if nothing is selected.
    public String selected() {
        return area.getSelectedText();
    }

    /// Returns line and column of the caret, both 0-based.
    public int[] place() {
        return new int[] {area.getCurrentParagraph(), area.getCaretColumn()};
    }

    /// Tells whether more than one character is selected.
    public boolean hasSelection() {
        return area.getSelection().getLength() > 0;
    }

    /// Makes `change`, as if a person had typed it.
    public void perform(TextChange change) {
        if (!more.isEmpty()) {
            more.perform(change);
            return;
        }
        area.replaceText(change.from(), change.to(), change.replacement());
        area.selectRange(change.anchor(), change.caret());
    }

    /// Returns what typing would do now.
    public Typing typing() {
        int at = area.getCaretPosition();
        var kind = Token.at(tokens, at == 0 ? 0 : at - 1);
        var here = Token.at(tokens, at);
        boolean quiet = at > 0
                && ((kind == Token.Kind.STRING && here == Token.Kind.STRING)
                        || kind == Token.Kind.COMMENT
                        || kind == Token.Kind.DIRECTIVE);
        return new Typing(area.getText(), area.getAnchor(), at, quiet);
    }

    /// Returns where the caret's line begins, below the top of this editor. Unit: px.
    public double caretTop() {
        return area.getCurrentParagraph() * LINE - scrolled();
    }

    /// Returns the left edge and the bottom of the character at `offset`, in this editor's coordinates.
    public Point2D below(int offset) {
        var position = area.offsetToPosition(
                Math.clamp(offset, 0, area.getLength()), org.fxmisc.richtext.model.TwoDimensional.Bias.Forward);
        double x = GUTTER
                + position.getMinor() * CHARACTER
                - area.estimatedScrollXProperty().getValue();
        return new Point2D(x, (position.getMajor() + 1) * LINE - scrolled());
    }

    /// Returns the offset of the character under the pointer; empty if there is none.
    public Optional<Integer> hit(MouseEvent event) {
        var at = area.sceneToLocal(event.getSceneX(), event.getSceneY());
        var found = area.hit(at.getX(), at.getY()).getCharacterIndex();
        return found.isPresent() ? Optional.of(found.getAsInt()) : Optional.empty();
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    /// Tells whether what a person types comes here.
    public boolean hasCaret() {
        return area.isFocused();
    }

    /// Calls `listener` when it gets or loses the focus.
    public void onFocus(Consumer<Boolean> listener) {
        area.focusedProperty().subscribe(listener);
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(area.getParagraphs().size(), MOST_LINES) * LINE + (isWide(width) ? BAR : 0);
    }

    private boolean isWide(double width) {
        if (longest < 0) {
            longest = longest(area.getText());
        }
        return width > 0 && GUTTER + longest * CHARACTER + 14 > width;
    }

    /// Returns the length of the longest line.
    private static int longest(String text) {
        int most = 0;
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            most = Math.max(most, end - from);
            from = end + 1;
        }
        return Math.max(most, text.length() - from);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 400;
    }

    @Override
    protected void layoutChildren() {
        boolean isLong = area.getParagraphs().size() > MOST_LINES;
        scroll.setVbarPolicy(isLong ? ScrollPane.ScrollBarPolicy.ALWAYS : ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setHbarPolicy(isWide(getWidth()) ? ScrollPane.ScrollBarPolicy.ALWAYS : ScrollPane.ScrollBarPolicy.NEVER);
        scroll.resizeRelocate(0, 0, getWidth(), getHeight());
        if (!isLong && area.getEstimatedScrollY() > 0) {
            area.scrollYToPixel(0);
        }
    }

    private double scrolled() {
        return area.getParagraphs().size() <= MOST_LINES ? 0 : area.getEstimatedScrollY();
    }

    private void changed() {
        longest = -1;
        colour();
        requestLayout();
        if (!setting) {
            edited.accept(area.getText());
        }
    }

    private void colour() {
        var text = area.getText();
        boolean isShort = text.length() <= MOST_COLOURED;
        tokens = isShort ? language.tokens(text) : List.of();
        boolean isPlain = !isShort && squiggles.isEmpty() && lit.isEmpty();
        if (text.isEmpty() || (isPlain && wasPlain)) {
            return;
        }
        wasPlain = isPlain;
        var inside =
                squiggles.stream().filter(mark -> mark.end() <= text.length()).toList();
        var light = lit.stream().filter(part -> part.end() <= text.length()).toList();
        var spans = new StyleSpansBuilder<Collection<String>>();
        StyledRun.of(text.length(), tokens, inside, light).forEach(run -> spans.add(run.styles(), run.length()));
        var wanted = spans.create();
        var range = Difference.of(area.getStyleSpans(0, text.length()), wanted);
        if (range.to() > range.from()) {
            area.setStyleSpans(range.from(), wanted.subView(range.from(), range.to()));
        }
    }

    private void pressed(KeyEvent event) {
        if (firstKeys.test(event)) {
            event.consume();
            return;
        }
        var change = area.isEditable() ? EditorKeys.change(event, typing()) : Optional.<TextChange>empty();
        if (change.isPresent()) {
            perform(change.get());
            event.consume();
        }
    }

    /// Does `action`, at all carets.
    public void perform(EditorAction action) {
        switch (action) {
            case COMMENT -> more.change(carets -> carets.edit(typing -> Optional.of(typing.toggleComment())));
            case LINES_UP -> more.change(carets -> carets.edit(1, Lines::up));
            case LINES_DOWN -> more.change(carets -> carets.edit(1, Lines::down));
            case DOUBLE_LINES -> more.change(carets -> carets.edit(0, lines -> Optional.of(lines.duplicated())));
            case DELETE_LINES -> more.change(carets -> carets.edit(1, lines -> Optional.of(lines.deleted())));
            case GROW -> growing.grow(tokens);
            case SHRINK -> growing.shrink();
            case CARET_ABOVE -> more.change(carets -> carets.beside(-1));
            case CARET_BELOW -> more.change(carets -> carets.beside(1));
            case NEXT_PLACE -> more.change(Carets::next);
            case ALL_PLACES -> more.change(Carets::everywhere);
        }
    }

    private void typed(KeyEvent event) {
        if (!area.isEditable()) {
            return;
        }
        if (more.typed(event, language == Language.JAVA)) {
            event.consume();
            return;
        }
        var typed = event.getCharacter();
        if (language != Language.JAVA || typed.length() != 1 || event.isShortcutDown() || event.isMetaDown()) {
            return;
        }
        typing().character(typed.charAt(0)).ifPresent(change -> {
            perform(change);
            event.consume();
        });
    }

    /// Hands the wheel on to the column, unless this text is long enough to scroll by itself.
    private void wheel(ScrollEvent event) {
        boolean scrolls = area.getParagraphs().size() > MOST_LINES && Math.abs(event.getDeltaY()) > 0;
        double y = area.getEstimatedScrollY();
        double most = area.getTotalHeightEstimate() - getHeight();
        boolean atEnd = event.getDeltaY() > 0 ? y <= 0 : y >= most - 1;
        if ((!scrolls || atEnd) && Math.abs(event.getDeltaY()) >= Math.abs(event.getDeltaX()) && getParent() != null) {
            getParent().fireEvent(event.copyFor(getParent(), getParent()));
            event.consume();
        }
    }

    /// Returns what stands at the ends of lines about problems: line and worst message, 0-based.
    public List<Squiggle> lineMessages() {
        return squiggles.stream()
                .filter(mark -> mark.severity() != Severity.INFO)
                .toList();
    }

    /// Returns the x at which line `line` ends. Unit: px in this editor.
    public double lineEnd(int line) {
        return line < area.getParagraphs().size()
                ? GUTTER
                        + area.getParagraphLength(line) * CHARACTER
                        - area.estimatedScrollXProperty().getValue()
                : GUTTER;
    }

    /// Tells whether `event` leaves the text upwards or downwards.
    public boolean leaves(KeyEvent event) {
        if (event.isShiftDown() || event.isShortcutDown() || event.isAltDown() || hasSelection()) {
            return false;
        }
        int last = area.getParagraphs().size() - 1;
        return switch (event.getCode()) {
            case UP -> area.getCurrentParagraph() == 0;
            case DOWN -> area.getCurrentParagraph() == last;
            default -> false;
        };
    }
}
