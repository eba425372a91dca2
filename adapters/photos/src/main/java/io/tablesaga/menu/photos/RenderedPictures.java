package io.tablesaga.menu.photos;

import io.tablesaga.menu.PhotoSize;
import io.tablesaga.menu.PictureLimits;
import io.tablesaga.menu.PictureRefusal;
import io.tablesaga.menu.Pictures;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Looks a picture over, then unpacks it: a few at once, whoever else comes waits a little and is asked to come back. */
public final class RenderedPictures implements Pictures {

    /** Of these the decoder unpacks all, whatever is asked for: 40 million would be seconds of work and 600 MB. */
    private static final long WEBP_PIXELS = 10_000_000;

    private final PictureLimits limits;
    private final Semaphore places;
    private final Duration patience;

    /** @param atOnce how many are unpacked at once, of some 100 MB each */
    public RenderedPictures(PictureLimits limits, int atOnce, Duration patience) {
        this.limits = limits;
        this.places = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    @Override
    public Answer render(byte[] sent) {
        try {
            SentPicture picture = SentPicture.of(sent);
            if (!limits.allow(picture.pixels())
                    || picture.format() == PictureFormat.WEBP
                            && picture.pixels().count() > WEBP_PIXELS) {
                return new Answer.Refused(PictureRefusal.TOO_MANY_PIXELS);
            }
            return inTurn(picture);
        } catch (Unusable no) {
            return new Answer.Refused(no.why());
        }
    }

    private Answer inTurn(SentPicture picture) throws Unusable {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Answer.Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Busy();
        }
        try {
            return rendered(picture);
        } finally {
            places.release();
        }
    }

    private static Answer rendered(SentPicture picture) throws Unusable {
        BufferedImage image = Rendering.upright(Decoding.decoded(picture), picture.orientation());
        Map<PhotoSize, byte[]> files = new EnumMap<>(PhotoSize.class);
        for (PhotoSize size : new PhotoSize[] {PhotoSize.LARGE, PhotoSize.MEDIUM, PhotoSize.SMALL}) {
            image = Rendering.scaled(image, size.of(picture.upright()));
            files.put(size, Rendering.jpeg(image));
        }
        return new Answer.Rendered(picture.upright(), files);
    }
}
