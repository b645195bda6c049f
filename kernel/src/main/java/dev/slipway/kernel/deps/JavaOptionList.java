package dev.slipway.kernel.deps;

import java.util.List;
import java.util.regex.Pattern;

/// The options of the JVM that a notebook may ask for: none that runs code, opens ports or writes files.
final class JavaOptionList {
    private static final List<Pattern> ALLOWED = List.of(
            Pattern.compile("-X(?:ms|mx|mn|ss)\\d+[kKmMgG]?"),
            Pattern.compile("-XX:(?:Initial|Min|Max)RAMPercentage=[\\d.]+"),
            Pattern.compile("-XX:MaxDirectMemorySize=\\d+[kKmMgG]?"),
            Pattern.compile("-XX:\\+Use(?:Serial|Parallel|G1|Z|Shenandoah)GC"),
            Pattern.compile("-(?:ea|da|enableassertions|disableassertions)(?::[\\w.$]+)?"),
            Pattern.compile("-D(?!slipway\\.|java\\.|jdk\\.|sun\\.|com\\.sun\\.)[\\w.-]+(?:=\\S*)?"),
            Pattern.compile("--add-(?:opens|exports)=[\\w.]+/[\\w.]+=ALL-UNNAMED"),
            Pattern.compile("--add-modules=[\\w.,]+"));

    private JavaOptionList() {}

    /// Tells whether a notebook may ask for `option`.
    static boolean allows(String option) {
        return ALLOWED.stream().anyMatch(one -> one.matcher(option).matches());
    }
}
