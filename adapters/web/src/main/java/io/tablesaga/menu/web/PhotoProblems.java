package io.tablesaga.menu.web;

import io.tablesaga.menu.PictureRefusal;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.Translated;
import io.tablesaga.shared.web.Refused;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** Why a picture was not taken, and what its manager can do about it. */
final class PhotoProblems {

    private PhotoProblems() {}

    static Refused refused(PictureRefusal why) {
        return switch (why) {
            case NEITHER_JPEG_NOR_PNG_NOR_WEBP ->
                new Refused(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        "By its content this is no JPEG, PNG or WebP, whatever it is called. Save it as one of these.");
            case ANIMATED -> unusable("The picture moves. Save one image of it.");
            case TOO_MANY_PIXELS ->
                unusable(
                        "The picture has more than 40 megapixels (10 as WebP), or a side of more than 12,000. Save it smaller.");
            case BROKEN -> unusable("The picture is incomplete or damaged. Save it again, and send that.");
            case MORE_THAN_A_PICTURE ->
                unusable("Something else follows the picture in its file. Open it, save it again, and send that.");
            case PRINT_COLOURS -> unusable("The picture has colours for printing (CMYK). Save it with RGB colours.");
            case TOO_INTRICATE -> unusable("The picture is saved in too many passes. Save it again as a plain JPEG.");
        };
    }

    static Refused shown(List<Translated> items) {
        String names = items.stream().map(name -> name.in(Language.KO)).collect(Collectors.joining(", "));
        return new Refused(
                HttpStatus.CONFLICT,
                "photo-shown",
                "Nothing was removed: the menu shows this picture with " + names
                        + ". Give it another picture or none (menu-item-change), then remove this one.");
    }

    static Refused tooMany(int most) {
        return new Refused(
                HttpStatus.CONFLICT,
                "too-many-photos",
                "Nothing was kept: a store has at most " + most + " pictures. Remove one that no item shows first.");
    }

    private static Refused unusable(String sentence) {
        return new Refused(HttpStatus.UNPROCESSABLE_ENTITY, "unusable-picture", sentence);
    }
}
