/// The classes of a notebook as bytecode: what each refers to, what a step reaches, and their form that is the same
/// at every position of a notebook. The one place for ASM. Pure.
@NullMarked
package dev.slipway.engine.flow.code;

import org.jspecify.annotations.NullMarked;
