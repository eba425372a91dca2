package io.tablesaga.menu;

import io.tablesaga.menu.PhotoSize.Pixels;
import java.util.Map;

/** Makes of what was sent what is kept. */
public interface Pictures {

    Answer render(byte[] sent);

    /** «No» is a value. */
    sealed interface Answer {

        /** @param pixels upright, before it was made smaller; @param files a JPEG without metadata for each size */
        record Rendered(Pixels pixels, Map<PhotoSize, byte[]> files) implements Answer {
            public Rendered {
                files = Map.copyOf(files);
            }
        }

        record Refused(PictureRefusal why) implements Answer {}

        /** As many as may are being rendered; this one was not looked into. */
        record Busy() implements Answer {}
    }
}
