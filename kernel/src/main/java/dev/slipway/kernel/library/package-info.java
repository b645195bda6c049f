/// The jars that cells see, as the compiler asks for them. Uses the JDK's compiler interface only.
@NullMarked
package dev.slipway.kernel.library;

import org.jspecify.annotations.NullMarked;
