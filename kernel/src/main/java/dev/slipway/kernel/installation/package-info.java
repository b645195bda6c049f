/// Where the program's parts lie on this machine. Uses the JSON writer only, so that engine, analysis and client
/// all may use it.
@NullMarked
package dev.slipway.kernel.installation;

import org.jspecify.annotations.NullMarked;
