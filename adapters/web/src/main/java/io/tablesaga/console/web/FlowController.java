package io.tablesaga.console.web;

import io.tablesaga.console.Flow;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For integrators and operators: what goes through the product at this moment. */
@RestController
public class FlowController {

    private final Flow flow;

    public FlowController(Flow flow) {
        this.flow = flow;
    }

    @GetMapping("/api/flow")
    Flow.Reading flow() {
        return flow.now();
    }
}
