package dev.slipway.kernel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
        "ai/djl/ndarray/NDArray,setRequiresGradient",
        "ai/djl/nn/Parameter,setArray",
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

    @ParameterizedTest
    @CsvSource({
        "ai/djl/ndarray/NDArray,addi",
        "ai/djl/ndarray/NDArray,get",
        "ai/djl/Model,getBlock",
        "ai/djl/nn/Block,getParameters",
        "ai/djl/nn/Parameter,getArray",
        "ai/djl/Model,newTrainer",
    })
    void returnParts(String owner, String name) {
        assertThat(Mutators.returnsPart(owner, name)).isTrue();
    }

    @Test
    void changeWhatTheyAreGiven() {
        assertThat(Mutators.changedBeside("ai/djl/ndarray/NDArray", "copyTo")).isEqualTo(1);
        assertThat(Mutators.changedArgument("ai/djl/training/EasyTrain", "trainBatch"))
                .isZero();
    }
}
