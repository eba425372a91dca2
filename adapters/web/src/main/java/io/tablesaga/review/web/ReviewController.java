package io.tablesaga.review.web;

import io.tablesaga.review.Review;
import io.tablesaga.review.Reviews;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.web.MoneyView;
import io.tablesaga.shared.web.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: what they must see to. */
@RestController
public class ReviewController {

    private final Reviews reviews;

    public ReviewController(Reviews reviews) {
        this.reviews = reviews;
    }

    record ReviewsView(List<ReviewView> reviews, UUID next) {}

    record ReviewView(
            UUID sagaId,
            String kind,
            UUID orderId,
            UUID attemptId,
            String merchantReference,
            String providerReference,
            MoneyView amount,
            Instant since,
            String lastError,
            String advice) {}

    @GetMapping("/api/reviews")
    ReviewsView reviews(
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<ReviewView> page = reviews.waiting(Optional.ofNullable(after).map(SagaId::new), most).stream()
                .map(ReviewController::view)
                .toList();
        return new ReviewsView(
                page, page.size() < most ? null : page.get(most - 1).sagaId());
    }

    private static ReviewView view(Review review) {
        return new ReviewView(
                review.saga().value(),
                review.kind().name(),
                review.order() == null ? null : review.order().value(),
                review.attempt(),
                review.merchantReference(),
                review.providerReference(),
                review.amount() == null ? null : MoneyView.of(review.amount()),
                review.since(),
                review.lastError(),
                review.kind().advice());
    }
}
