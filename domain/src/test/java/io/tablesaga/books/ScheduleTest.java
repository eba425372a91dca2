package io.tablesaga.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.books.CheckingBooks.Schedule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** However large the books grow, checking them takes one part in a hundred of the time. */
class ScheduleTest {

    private final Schedule hourly = new Schedule(Duration.ofHours(1), Duration.ofDays(2));

    @Test
    void a_quick_check_is_made_each_hour() {
        assertThat(hourly.rest(Duration.ofMillis(300))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void after_one_that_took_long_the_books_rest_a_hundred_times_as_long() {
        assertThat(hourly.rest(Duration.ofSeconds(90))).isEqualTo(Duration.ofMinutes(150));
    }
}
