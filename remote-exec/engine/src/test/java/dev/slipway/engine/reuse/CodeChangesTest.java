package dev.slipway.engine.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.store.Store;
import dev.slipway.worker.code.ClassImage;
import dev.slipway.worker.code.CodePackage;
import dev.slipway.worker.code.CodePackages;
import dev.slipway.worker.code.StepCode;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeChangesTest {
    private Store store;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = Store.in(folder.resolve(".slipway"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aMethodIsNamedWithItsCell() throws IOException {
        assertThat(change(
                        List.of("method$loss$double 7 1", "init$rate 2 1"),
                        List.of("method$loss$double 7 2", "init$rate 2 1")))
                .isEqualTo("method loss changed in cell 7");
    }

    @Test
    void typesAndVariablesAreNamed() throws IOException {
        assertThat(change(List.of("type$Model$Model 3 1"), List.of("type$Model$Model 3 2")))
                .isEqualTo("type Model changed in cell 3");
        assertThat(change(List.of("init$rate 2 1"), List.of("init$rate 2 2")))
                .isEqualTo("variable rate changed in cell 2");
        assertThat(change(List.of(), List.of("init$rate 2 2"))).isEqualTo("variable rate is new in cell 2");
        assertThat(change(List.of("init$rate 2 2"), List.of())).isEqualTo("variable rate was removed from cell 2");
    }

    @Test
    void aStatementHasACellOnly() throws IOException {
        assertThat(change(List.of("statement$aa 4 1"), List.of("statement$bb 4 2")))
                .isEqualTo("code changed in cell 4");
    }

    @Test
    void ofSeveralTheFirstCellIsNamed() throws IOException {
        assertThat(change(List.of("init$b 9 1", "init$a 3 1"), List.of("init$b 9 2", "init$a 3 2")))
                .isEqualTo("variable a changed in cell 3");
    }

    @Test
    void whatOnlyMovedIsNoChange() throws IOException {
        assertThat(change(List.of("init$a 3 1", "init$b 9 1"), List.of("init$a 4 1", "init$b 10 2")))
                .isEqualTo("variable b changed in cell 10");
    }

    @Test
    void anotherOrderIsSaid() throws IOException {
        assertThat(change(List.of("init$a 1 1", "init$b 2 1"), List.of("init$b 1 1", "init$a 2 1")))
                .isEqualTo("its code runs in another order");
    }

    @Test
    void codeThatIsGoneIsSaidToDiffer() {
        var code = new CodeChanges(store, code(List.of("init$a 1 1")));

        assertThat(code.describe("train", ContentHash.of("gone").hex())).isEqualTo("code changed");
        assertThat(code.describe("other", ContentHash.of("gone").hex())).isEqualTo("code changed");
    }

    private String change(List<String> before, List<String> after) throws IOException {
        var then = store.keep(CodePackages.encode(code(before)));
        return new CodeChanges(store, code(after)).describe("train", then.hex());
    }

    /// Returns the step `train` with classes of `NAME CELL CONTENT`, all of them called in this order.
    private static CodePackage code(List<String> classes) {
        var images = new ArrayList<ClassImage>();
        var calls = new ArrayList<StepCode.Call>();
        for (var text : classes) {
            var parts = text.split(" ", -1);
            var name = "nb." + parts[0];
            images.add(new ClassImage(name, classFile(name, parts[1], Integer.parseInt(parts[2]))));
            calls.add(new StepCode.Call(name, "do_it$", "c" + parts[1], Integer.parseInt(parts[1]) - 1, ""));
        }
        return new CodePackage(List.of(new StepCode("train", images, calls, Map.of(), Map.of())));
    }

    private static byte[] classFile(String name, String cell, int content) {
        return ClassFile.of()
                .build(
                        ClassDesc.of(name),
                        type -> type.with(SourceFileAttribute.of("cell " + cell))
                                .withMethodBody(
                                        "do_it$",
                                        MethodTypeDesc.of(ConstantDescs.CD_int),
                                        ClassFile.ACC_STATIC | ClassFile.ACC_PUBLIC,
                                        code -> code.lineNumber(Integer.parseInt(cell))
                                                .loadConstant(content)
                                                .ireturn()));
    }
}
