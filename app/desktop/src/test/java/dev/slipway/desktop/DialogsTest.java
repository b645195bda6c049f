package dev.slipway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialogsTest {
    @TempDir
    Path folder;

    @Test
    void aDialogBeginsInTheNearestFolderThatIsThere() {
        assertThat(Dialogs.nearest(folder)).contains(folder);
        assertThat(Dialogs.nearest(folder.resolve("renamed/deep"))).contains(folder);
    }
}
