package com.example.loyalty;

import io.tablesaga.ordering.FurtherStep;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
public class Loyalty {

    @Bean
    FurtherStep bookPoints(DataSource database) {
        Points points = new Points(database);
        return FurtherStep.beforePayment(
                        "book-points", "Books the points that the order earns", points::book, points::unbook)
                .whenTakenBack(points::takeBack);
    }
}
