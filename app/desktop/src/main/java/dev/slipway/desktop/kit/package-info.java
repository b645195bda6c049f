/// The small parts every screen is made of: icons, chips, states, buttons, messages.
@NullMarked
package dev.slipway.desktop.kit;

import org.jspecify.annotations.NullMarked;
