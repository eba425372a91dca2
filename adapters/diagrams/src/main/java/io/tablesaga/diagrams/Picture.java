package io.tablesaga.diagrams;

import io.tablesaga.diagrams.RouteGraph.Edge;
import io.tablesaga.diagrams.RouteGraph.Node;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Where everything of a graph stands: boxes side by side, arrows round them. The same graph is always placed the same. */
final class Picture {

    /** From its upper left corner. */
    record Box(double x, double y, double width, double height) {}

    record Point(double x, double y) {}

    /** What boxes have written on them, and which frame they stand in. */
    interface Looks {

        /** @return how large a node is drawn */
        Box size(Node node);

        /** @return the frame around a node; null for none */
        String frame(Node node);

        /** @return what a frame's heading needs */
        double width(String frame);
    }

    static {
        // The layout copies values of its options, and learns here how.
        LayoutMetaDataService.getInstance();
    }

    private static final double FRAME_TITLE = 26;
    private static final double ROOM = 12;

    private final Map<String, ElkNode> frames = new LinkedHashMap<>();
    private final Map<String, ElkNode> boxes = new LinkedHashMap<>();
    private final Map<Edge, ElkEdge> arrows = new LinkedHashMap<>();
    private final ElkNode whole = ElkGraphUtil.createGraph();

    Picture(RouteGraph graph, Looks looks, boolean downwards) {
        spaced(whole, downwards);
        graph.nodes().values().forEach(node -> {
            String frame = looks.frame(node);
            ElkNode within =
                    frame == null ? whole : frames.computeIfAbsent(frame, name -> framed(looks.width(name), downwards));
            ElkNode box = ElkGraphUtil.createNode(within);
            box.setDimensions(looks.size(node).width(), looks.size(node).height());
            boxes.put(node.id(), box);
        });
        graph.edges().forEach(edge -> {
            ElkNode from = boxes.get(edge.from());
            ElkNode to = boxes.get(edge.to());
            if (from != to) {
                arrows.put(edge, ElkGraphUtil.createSimpleEdge(from, to));
            }
        });
        new LayeredLayoutProvider().layout(whole, new BasicProgressMonitor());
    }

    private ElkNode framed(double width, boolean downwards) {
        ElkNode frame = ElkGraphUtil.createNode(whole);
        spaced(frame, downwards);
        frame.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
        frame.setProperty(LayeredOptions.NODE_SIZE_MINIMUM, downwards ? new KVector(0, width) : new KVector(width, 0));
        frame.setProperty(LayeredOptions.PADDING, new ElkPadding(FRAME_TITLE + ROOM, ROOM, ROOM, ROOM));
        return frame;
    }

    private static void spaced(ElkNode within, boolean downwards) {
        within.setProperty(LayeredOptions.DIRECTION, downwards ? Direction.DOWN : Direction.RIGHT);
        within.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        within.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        within.setProperty(LayeredOptions.SPACING_NODE_NODE, 18.0);
        within.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 26.0);
        within.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 12.0);
        within.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 8.0);
        within.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 8.0);
        within.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        within.setProperty(LayeredOptions.RANDOM_SEED, 1);
    }

    Box size() {
        return new Box(0, 0, whole.getWidth(), whole.getHeight());
    }

    Map<String, Box> frames() {
        return placed(frames);
    }

    Map<String, Box> boxes() {
        return placed(boxes);
    }

    /** @return the corners of each arrow, from its beginning to its head */
    Map<Edge, List<Point>> arrows() {
        Map<Edge, List<Point>> corners = new LinkedHashMap<>();
        arrows.forEach(
                (edge, arrow) -> arrow.getSections().forEach(section -> corners.put(edge, points(arrow, section))));
        return corners;
    }

    private static List<Point> points(ElkEdge arrow, ElkEdgeSection section) {
        Box origin = place(arrow.getContainingNode());
        List<Point> points = new ArrayList<>();
        points.add(new Point(origin.x() + section.getStartX(), origin.y() + section.getStartY()));
        section.getBendPoints()
                .forEach(bend -> points.add(new Point(origin.x() + bend.getX(), origin.y() + bend.getY())));
        points.add(new Point(origin.x() + section.getEndX(), origin.y() + section.getEndY()));
        return points;
    }

    private static Map<String, Box> placed(Map<String, ElkNode> nodes) {
        Map<String, Box> places = new LinkedHashMap<>();
        nodes.forEach((name, node) -> places.put(name, place(node)));
        return places;
    }

    private static Box place(ElkNode node) {
        double x = 0;
        double y = 0;
        for (ElkNode at = node; at != null; at = at.getParent()) {
            x += at.getX();
            y += at.getY();
        }
        return new Box(x, y, node.getWidth(), node.getHeight());
    }
}
