/// Codecs of values of the JDK and of types that cells declare, and of images. Use the JDK and the API only.
@NullMarked
package dev.slipway.codecs;

import org.jspecify.annotations.NullMarked;
