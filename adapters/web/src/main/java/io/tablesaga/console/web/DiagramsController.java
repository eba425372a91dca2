package io.tablesaga.console.web;

import io.tablesaga.console.Diagrams;
import io.tablesaga.console.Diagrams.Drawn;
import io.tablesaga.console.Diagrams.Edge;
import io.tablesaga.console.Diagrams.Named;
import io.tablesaga.console.Diagrams.Node;
import io.tablesaga.shared.web.EntityTag;
import io.tablesaga.shared.web.NotFound;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** For integrators and operators: the routes that run, as pictures and as data. */
@RestController
public class DiagramsController {

    private final Diagrams diagrams;

    public DiagramsController(Diagrams diagrams) {
        this.diagrams = diagrams;
    }

    record DiagramsView(List<Named> diagrams) {}

    record DiagramView(
            String name,
            Diagrams.Kind kind,
            String title,
            String description,
            String svg,
            List<Node> nodes,
            List<Edge> edges) {}

    @GetMapping("/api/diagrams")
    ResponseEntity<DiagramsView> all() {
        List<Named> all = diagrams.all();
        return ResponseEntity.ok().eTag(EntityTag.of(all.toString())).body(new DiagramsView(all));
    }

    @GetMapping("/api/diagrams/{diagramName}")
    ResponseEntity<DiagramView> one(@PathVariable("diagramName") String name) {
        Drawn drawn = diagrams.find(name)
                .orElseThrow(() -> new NotFound("There is no such diagram; /api/diagrams names them all."));
        // The picture has everything: what changes anywhere changes it.
        return ResponseEntity.ok()
                .eTag(EntityTag.of(drawn.svg()))
                .body(new DiagramView(
                        drawn.named().name(),
                        drawn.named().kind(),
                        drawn.named().title(),
                        drawn.description(),
                        drawn.svg(),
                        drawn.nodes(),
                        drawn.edges()));
    }
}
