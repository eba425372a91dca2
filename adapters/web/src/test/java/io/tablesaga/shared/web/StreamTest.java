package io.tablesaga.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class StreamTest {

    private final List<Throwable> failed = new ArrayList<>();

    @Test
    void one_whose_time_is_up_has_not_failed() {
        Listener listener = new Listener(null);
        Stream stream = new Stream(listener) {};
        listener.complete();
        stream.beat();
        assertThat(stream.over()).isTrue();
        assertThat(failed).isEmpty();
    }

    @Test
    void one_whose_listener_is_gone_ends_as_failed_once() {
        IOException gone = new IOException("broken pipe");
        Stream stream = new Stream(new Listener(gone)) {};
        stream.beat();
        stream.beat();
        stream.end();
        assertThat(failed).containsExactly(gone);
    }

    private final class Listener extends SseEmitter {

        private final IOException gone;

        Listener(IOException gone) {
            this.gone = gone;
        }

        @Override
        public void send(SseEventBuilder event) throws IOException {
            if (gone != null) {
                throw gone;
            }
            super.send(event);
        }

        @Override
        public synchronized void completeWithError(Throwable why) {
            failed.add(why);
        }
    }
}
