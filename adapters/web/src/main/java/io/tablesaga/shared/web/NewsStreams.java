package io.tablesaga.shared.web;

import io.tablesaga.shared.Listeners;
import io.tablesaga.shared.News;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Phones and screens that hear how something is as it changes; they are told alike.
 *
 * @param <K> names what they listen to, a visit or a store
 */
public final class NewsStreams<K> implements Listeners<K> {

    private final List<? extends News<K>> news;
    private final Streams<K, NewsStream> streams;

    /**
     * @param name of its thread
     * @param goesOn whether there is still something to listen to
     */
    public NewsStreams(String name, Predicate<K> goesOn, List<? extends News<K>> news, Streams.Limits limits) {
        this.news = List.copyOf(news);
        this.streams = new Streams<>(name, goesOn, this::tell, limits);
    }

    /** A stream for whoever accepts one; for others how everything is now. @throws Refused when too many listen */
    public ResponseEntity<?> answer(K one, String accepted) {
        if (accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            return ResponseEntity.ok()
                    .contentType(MediaType.TEXT_EVENT_STREAM)
                    .body(streams.listen(one, NewsStream::new));
        }
        String now = now(one).entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(now);
    }

    /** How everything is now. */
    private Map<String, String> now(K one) {
        Map<String, String> now = new LinkedHashMap<>();
        news.forEach(each -> now.put(each.event(), each.now(one)));
        return now;
    }

    private void tell(K one, Set<NewsStream> listening) {
        now(one).forEach((event, now) -> listening.forEach(stream -> stream.say(event, now)));
    }

    @Override
    public void changed(K of) {
        streams.changed(of);
    }

    @Override
    public void close() {
        streams.close();
    }
}
