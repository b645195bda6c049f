package dev.slipway.kernel.markdown;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/// Maths for the Markdown parser; as HTML it is MathML, and where that cannot be, its source as it was written.
/// Immutable.
public final class MathExtension implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {
    private final Definitions definitions;

    public MathExtension() {
        this(Definitions.NONE);
    }

    /// @param definitions the commands that formulas may use beside LaTeX's
    public MathExtension(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public void extend(Parser.Builder parser) {
        parser.customBlockParserFactory(new Blocks());
        parser.customInlineContentParserFactory(new Inlines());
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(context -> new Html(context, definitions));
    }

    private static final class Inlines implements InlineContentParserFactory, InlineContentParser {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$', '\\');
        }

        @Override
        public InlineContentParser create() {
            return this;
        }

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            var scanner = state.scanner();
            var from = scanner.position();
            while (scanner.hasNext()) {
                scanner.next();
            }
            var rest = scanner.getSource(from, scanner.position()).getContent();
            scanner.setPosition(from);
            var found = Maths.at(rest, 0);
            if (found.isEmpty()) {
                return ParsedInline.none();
            }
            for (int i = 0; i < found.get().source().length(); i++) {
                scanner.next();
            }
            return ParsedInline.of(new MathInline(found.get()), scanner.position());
        }
    }

    private static final class Blocks implements BlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            if (state.getIndent() >= Parsing.CODE_INDENT) {
                return BlockStart.none();
            }
            var line = state.getLine().getContent().toString().substring(state.getNextNonSpaceIndex());
            var close = Maths.closer(line);
            if (close.isEmpty()) {
                return BlockStart.none();
            }
            int closed = line.indexOf(close, 2);
            boolean isWhole =
                    closed >= 0 && line.substring(closed + close.length()).isBlank();
            if (closed >= 0 && (!isWhole || Maths.at(line, 0).isEmpty())) {
                return BlockStart.none();
            }
            return BlockStart.of(new Block(close, isWhole)).atIndex(state.getNextNonSpaceIndex());
        }
    }

    private static final class Block extends AbstractBlockParser {
        private final MathBlock block = new MathBlock();
        private final StringBuilder text = new StringBuilder();
        private final String close;
        private boolean isClosed;

        Block(String close, boolean isClosed) {
            this.close = close;
            this.isClosed = isClosed;
        }

        @Override
        public MathBlock getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            if (isClosed || state.isBlank()) {
                return BlockContinue.none();
            }
            isClosed = state.getLine().getContent().toString().indexOf(close, state.getIndex()) >= 0;
            return BlockContinue.atIndex(state.getIndex());
        }

        @Override
        public void addLine(SourceLine line) {
            text.append(text.isEmpty() ? "" : "\n").append(line.getContent());
        }

        @Override
        public void closeBlock() {
            block.set(text.toString());
        }
    }

    /// A formula as HTML.
    private record Html(HtmlNodeRendererContext context, Definitions definitions) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(MathInline.class, MathBlock.class);
        }

        @Override
        public void render(Node node) {
            switch (node) {
                case MathInline inline -> write("span", inline.maths());
                case MathBlock block -> block(block);
                default -> throw new IllegalArgumentException("not maths: " + node);
            }
        }

        private void block(MathBlock block) {
            for (var part : block.parts()) {
                switch (part) {
                    case Maths.Part.Formula(var maths) -> write("div", maths);
                    case Maths.Part.Words(var words) -> {
                        context.getWriter().tag("p");
                        context.getWriter().text(words.strip());
                        context.getWriter().tag("/p");
                    }
                }
            }
            context.getWriter().line();
        }

        private void write(String tag, Maths maths) {
            context.getWriter().tag(tag, Map.of("class", "math"));
            context.getWriter().raw(html(maths, definitions));
            context.getWriter().tag("/" + tag);
        }
    }

    /// Returns `maths` as HTML: what a browser sets, its source where that is not known here, and its number.
    public static String html(Maths maths, Definitions definitions) {
        var set = MathMl.of(maths, definitions).orElseGet(() -> LatexText.escaped(maths.source()));
        return maths.tag().isEmpty()
                ? set
                : set + "<span class=\"number\">" + LatexText.escaped(maths.tag()) + "</span>";
    }

    private static final class Parsing {
        /// Spaces that make a line code. Source: CommonMark 0.31, "Indented code blocks".
        static final int CODE_INDENT = 4;
    }
}
