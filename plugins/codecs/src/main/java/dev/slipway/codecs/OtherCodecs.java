package dev.slipway.codecs;

import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.Plugins;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The codecs beside the general one, found when one is first needed: a codec is made while codecs are being found.
/// Thread-safe.
final class OtherCodecs extends AbstractList<ArtifactCodec> {
    private volatile @Nullable List<ArtifactCodec> found;

    @Override
    public ArtifactCodec get(int index) {
        return all().get(index);
    }

    @Override
    public int size() {
        return all().size();
    }

    private List<ArtifactCodec> all() {
        var known = found;
        if (known == null) {
            known = Plugins.load(ArtifactCodec.class, OtherCodecs.class.getClassLoader()).stream()
                    .filter(codec -> !(codec instanceof ValueCodec))
                    .toList();
            found = known;
        }
        return known;
    }
}
