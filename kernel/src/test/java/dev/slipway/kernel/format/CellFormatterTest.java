package dev.slipway.kernel.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.protocol.Formatted;
import dev.slipway.kernel.snippet.CellSplitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Property tests are seeded; the seed is in the message of a failure.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CellFormatterTest {
    private static final int ROUNDS = Boolean.getBoolean("slipway.long") ? 3000 : 40;
    private static final List<String> PIECES = List.of(
            "import java.util.stream.*;",
            "int x=1;",
            "final static int LIMIT = 5;",
            "static final var names=new ArrayList<Map<String,List<Integer>>>();",
            "int a = 1, b[] = {1,2,3,};",
            "int twice( int n ){ return n*2 ; } ;",
            "static <T extends Comparable<? super T>> T most(List<T> all) throws Exception { return Collections.max(all); }",
            "record Point(int x,int y){ Point{ if(x<0) throw new IllegalArgumentException(); } ; }",
            "sealed interface Shape permits Circle,Square{}",
            "enum Colour{RED,GREEN(1){ @Override int f(){return 1;} };int f(){return 0;}Colour(int... n){}}",
            "public class Main{ public static void main( String [] args ){ System.out.println( \"hi\" ) ; } }",
            "if(x>0)System.out.println(1);else{x--;}",
            "for(int i=0;i<3;i++){if(i==1)continue;System.out.println(i);}",
            "var text=\"\"\"\n   one \\\"\"\" two\n     three\n   \"\"\".strip();",
            "Runnable r=()->{ /* nothing */ };",
            "Function<Integer,Integer> twice=(n)->n*2; names.forEach( (n)->{ use(n); } );",
            "switch(x){case 1->System.out.println();default->{}}",
            "var kind = switch(o){ case Point(int p,var _) when p>0 -> \"p\"; case String s -> s; default -> \"?\"; };",
            "try(var in=new StringReader(\"\")){in.read();}catch(IOException|RuntimeException e){}finally{x=0;}",
            "names.stream().filter(n->n.size()>2222).map(n->n.keySet().iterator().next()).sorted()"
                    + ".collect(Collectors.groupingBy(String::length,Collectors.counting()));",
            "List<Integer> shifted=List.of(x>>2,x>>>3,x<<1,-x,+x,~x,x- -1,x-(-1));",
            "int[] grid=new int[]{1,2};",
            "@Deprecated  void old( @SuppressWarnings({\"a\",\"b\"}) int q ){}",
            "assert x>0:\"no\";",
            "label:while(true){break label;}",
            "char c='\\'';String s=\"// no /* comment */\";",
            "double d=1.5e-3,h=0x1.8p1;long l=1_000L;");
    private static final List<String> COMMENTS = List.of(
            "//no blank",
            "// a comment that is far longer than any line that a formatter would leave alone, because it goes on and on",
            "/* one line */",
            "/* two\n     lines */",
            "/**\n * Doc {@code x}.\n *   @param y  no\n */",
            "/// Markdown *doc*",
            "//| step: s",
            "//DEPS a.b:c:1.0",
            "///usr/bin/env");

    private CellSplitter splitter;
    private final CellFormatter formatter = new CellFormatter();

    @BeforeAll
    void open() {
        splitter = CellSplitter.create();
    }

    @AfterAll
    void close() {
        splitter.close();
    }

    private String format(String source) throws IOException {
        var formatted = formatter.format(source, splitter::split);
        assertThat(formatted.reason()).as(source).isEmpty();
        return formatted.source();
    }

    @Test
    void laysSnippetsOutOneAfterTheOther() throws IOException {
        assertThat(format("int x=1;int y = 2;\n\n\n\nvoid f( ){ x++ ; }\nx+y"))
                .isEqualTo("int x = 1;\nint y = 2;\n\nvoid f() {\n    x++;\n}\nx + y");
    }

    @Test
    void keepsALastExpressionWithoutSemicolon() throws IOException {
        assertThat(format("a+b // sum")).isEqualTo("a + b // sum");
        assertThat(format("foo( 1 )")).isEqualTo("foo(1)");
        assertThat(format("new int[]{1,2}")).isEqualTo("new int[] {1, 2}");
        assertThat(format("x->x+1")).isEqualTo("x -> x + 1");
    }

    @Test
    void keepsDirectivesMagicsAndDependencies() throws IOException {
        assertThat(
                        format(
                                "//| step: a\n//|   foreach: x : xs\n//DEPS a:b:1\n%maven  c:d:2\nint  x;\n%jars  lib/*.jar\nint  y;"))
                .isEqualTo(
                        "//| step: a\n//|   foreach: x : xs\n//DEPS a:b:1\n%maven  c:d:2\nint x;\n%jars  lib/*.jar\nint y;");
        for (var whole : List.of(
                "%%sql\nselect  *\n\n\n from t", "%%bash\nif  x; then\n\n  y\nfi\n", "// head\n%%pom\n<a>\n\n\n</a>")) {
            assertThat(format(whole)).isEqualTo(whole);
        }
    }

    @Test
    void keepsCommentsAndTextBlocks() throws IOException {
        assertThat(format("class A{//why\n      /* one\n         two */\n   int x;/**Doc*/void f(){}\n}//end"))
                .isEqualTo(
                        "class A { // why\n    /* one\n    two */\n    int x;\n\n    /**Doc*/\n    void f() {}\n} // end"
                                .replace("// why", "//why")
                                .replace("// end", "//end")
                                .replace("    two", "       two"));
        var block = "\"\"\"\n  a\n      b\n  \"\"\"";
        assertThat(format("String s=f( " + block + ", 2 );")).isEqualTo("String s = f(" + block + ", 2);");
    }

    @Test
    void keepsTheOrderOfModifiersAndStraySemicolons() throws IOException {
        assertThat(format("f((x)->x,( y ) -> {})")).isEqualTo("f((x) -> x, (y) -> {})");
        assertThat(format("final static int  x=1;;")).isEqualTo("final static int x = 1;;");
        assertThat(format("class A{int f(){return 1;};};"))
                .isEqualTo("class A {\n    int f() {\n        return 1;\n    };\n};");
    }

    @Test
    void leavesWhatDoesNotParseAsItIs() throws IOException {
        var source = "int  x = 1;\n\nint y = ;\nint  z;";

        assertThat(formatter.format(source, splitter::split))
                .isEqualTo(new Formatted(source, "Line 3 does not parse: the cell stays as it is."));
        assertThat(formatter.format("void f() {", splitter::split).source()).isEqualTo("void f() {");
        assertThat(formatter.format("x = \"open", splitter::split).source()).isEqualTo("x = \"open");
    }

    @Test
    void anEmptyCellStaysEmpty() throws IOException {
        assertThat(format("")).isEmpty();
        assertThat(format("// only words")).isEqualTo("// only words");
    }

    @Test
    void whatIsLaidOutStaysAsItIsAndEveryTokenStays() throws IOException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var source = random(new Random(seed));
            var once = format(source);

            assertThat(format(once)).as("seed " + seed + "\n" + source).isEqualTo(once);
            assertThat(essence(once)).as("seed " + seed).isEqualTo(essence(source));
        }
    }

    private static List<String> essence(String source) {
        return JavaToken.of(source).stream().map(JavaToken::essence).toList();
    }

    /// Returns a cell of some pieces, with other blanks and comments between their tokens.
    private static String random(Random random) {
        var cell = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            if (random.nextInt(3) == 0) {
                cell.append(COMMENTS.get(random.nextInt(COMMENTS.size()))).append('\n');
            }
            var piece = PIECES.get(random.nextInt(PIECES.size()));
            cell.append(random.nextBoolean() ? piece : torn(piece, random));
            cell.append(List.of("\n", "\n\n", " // then\n", " ", "\n\n\n").get(random.nextInt(5)));
        }
        return cell.toString();
    }

    private static String torn(String piece, Random random) {
        var torn = new StringBuilder();
        int end = 0;
        for (var token : JavaToken.of(piece)) {
            var between = new ArrayList<>(List.of(piece.substring(end, token.start())));
            // the library knows no place for a comment between a sign and its number, and >> are two tokens here
            if (end > 0 && !"+->".contains(piece.substring(end - 1, end)) && random.nextInt(6) == 0) {
                between.add(List.of(" ", "\n", "\n\n  ", " /* here */ ", " // here\n")
                        .get(random.nextInt(5)));
            }
            torn.append(String.join("", between)).append(token.text());
            end = token.end();
        }
        return torn.toString();
    }
}
