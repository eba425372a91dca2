package io.tablesaga.menu;

import java.util.List;
import java.util.Optional;

/** Where photos lie, as object stores have it: by key, whole, and never changed. Keys are parts of {@code [0-9a-z.-]+}. */
public interface PhotoFiles {

    /** Once this returns the file is safe against a power cut; until then there is none. Again, it changes nothing. */
    void put(String key, byte[] file);

    Optional<byte[]> get(String key);

    /** The keys that begin so. */
    List<String> list(String prefix);

    /** Without such a file nothing changes. */
    void delete(String key);
}
