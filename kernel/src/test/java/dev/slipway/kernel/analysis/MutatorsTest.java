package dev.slipway.kernel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutatorsTest {
    @ParameterizedTest
    @CsvSource({
        "java/util/List,add",
        "java/util/BitSet,set",
        "java/util/Calendar,setTime",
        "java/util/Random,nextInt",
        "java/util/regex/Matcher,find",
        "java/nio/ByteBuffer,putInt",
        "java/lang/StringBuilder,append",
        "java/util/concurrent/atomic/AtomicLong,incrementAndGet",
        "tech/tablesaw/api/Table,addColumns",
        "tech/tablesaw/api/Table,sortAscending",
        "tech/tablesaw/api/DoubleColumn,setMissing",
        "tech/tablesaw/api/DoubleColumn,append",
        "ai/djl/ndarray/NDArray,addi",
        "ai/djl/ndarray/NDArray,set",
        "ai/djl/ndarray/NDList,add",
        "ai/djl/training/Trainer,step",
        "ai/djl/Model,setBlock",
        "ai/djl/nn/SequentialBlock,add",
    })
    void changeTheirObject(String owner, String name) {
        assertThat(Mutators.changesItsObject(owner, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "java/util/List,size",
        "java/util/Map,get",
        "java/nio/ByteBuffer,remaining",
        "tech/tablesaw/api/Table,where",
        "tech/tablesaw/api/Table,sortOn",
        "tech/tablesaw/api/DoubleColumn,mean",
        "ai/djl/ndarray/NDArray,sum",
        "ai/djl/inference/Predictor,predict",
    })
    void leaveItAsItIs(String owner, String name) {
        assertThat(Mutators.changesItsObject(owner, name)).isFalse();
    }
}
