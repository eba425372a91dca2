package io.tablesaga.menu.photos;

import io.tablesaga.menu.PictureRefusal;

/** What was sent is no picture we take. */
final class Unusable extends Exception {

    private final PictureRefusal why;

    Unusable(PictureRefusal why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    PictureRefusal why() {
        return why;
    }
}
