package io.tablesaga.menu.persistence;

import io.tablesaga.menu.Photo;
import io.tablesaga.menu.PhotoId;
import io.tablesaga.menu.PhotoSize;
import io.tablesaga.menu.PhotoSize.Pixels;
import io.tablesaga.menu.Photos;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.Translated;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which photos there are; the files themselves are elsewhere. */
public final class JdbcPhotos implements Photos {

    private static final HexFormat HEX = HexFormat.of();
    private static final String SELECT =
            "select id, store_id, sent, width, height, small, medium, large from menu.photo ";

    private final JdbcTemplate jdbc;

    public JdbcPhotos(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public boolean add(Photo photo) {
        return jdbc.update(
                        """
                        insert into menu.photo (id, store_id, sent, width, height, small, medium, large)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (store_id, sent) do nothing""",
                        photo.id().value(),
                        photo.store().value(),
                        HEX.parseHex(photo.sent()),
                        photo.pixels().width(),
                        photo.pixels().height(),
                        HEX.parseHex(photo.files().get(PhotoSize.SMALL)),
                        HEX.parseHex(photo.files().get(PhotoSize.MEDIUM)),
                        HEX.parseHex(photo.files().get(PhotoSize.LARGE)))
                == 1;
    }

    @Override
    public Optional<Photo> find(PhotoId id) {
        return one(jdbc.query(SELECT + "where id = ?", (row, n) -> photo(row), id.value()));
    }

    @Override
    public Optional<Photo> ofPicture(StoreId store, String sent) {
        return one(jdbc.query(
                SELECT + "where store_id = ? and sent = ?", (row, n) -> photo(row), store.value(), HEX.parseHex(sent)));
    }

    @Override
    public List<PhotoId> of(StoreId store, List<PhotoId> ids) {
        return jdbc.query(
                "select id from menu.photo where store_id = ? and id = any (?)",
                (row, n) -> new PhotoId(row.getObject("id", UUID.class)),
                store.value(),
                ids.stream().map(PhotoId::value).toArray(UUID[]::new));
    }

    @Override
    public boolean remove(StoreId store, PhotoId id) {
        return jdbc.update(
                        """
                        delete from menu.photo p where id = ? and store_id = ? and not exists (
                            select 1 from menu.item i
                            where i.store_id = p.store_id and i.photo_id = p.id and i.removed_at is null)""",
                        id.value(),
                        store.value())
                == 1;
    }

    @Override
    public List<Translated> shownBy(StoreId store, PhotoId id) {
        return jdbc.query(
                """
                select name from menu.item
                where store_id = ? and photo_id = ? and removed_at is null order by id limit 3""",
                (row, n) -> TranslatedJson.read(row.getString("name")),
                store.value(),
                id.value());
    }

    @Override
    public int count(StoreId store) {
        return jdbc.queryForObject("select count(*) from menu.photo where store_id = ?", Integer.class, store.value());
    }

    private static Optional<Photo> one(List<Photo> photos) {
        return photos.stream().findFirst();
    }

    private static Photo photo(ResultSet row) throws SQLException {
        return new Photo(
                new PhotoId(row.getObject("id", UUID.class)),
                new StoreId(row.getObject("store_id", UUID.class)),
                HEX.formatHex(row.getBytes("sent")),
                new Pixels(row.getInt("width"), row.getInt("height")),
                Map.of(
                        PhotoSize.SMALL, HEX.formatHex(row.getBytes("small")),
                        PhotoSize.MEDIUM, HEX.formatHex(row.getBytes("medium")),
                        PhotoSize.LARGE, HEX.formatHex(row.getBytes("large"))));
    }
}
