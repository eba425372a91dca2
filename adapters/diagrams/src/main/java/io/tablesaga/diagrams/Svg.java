package io.tablesaga.diagrams;

import io.tablesaga.diagrams.Picture.Box;
import io.tablesaga.diagrams.Picture.Point;
import io.tablesaga.diagrams.RouteGraph.Edge;
import io.tablesaga.diagrams.RouteGraph.Kind;
import io.tablesaga.diagrams.RouteGraph.Node;
import io.tablesaga.diagrams.RouteGraph.Way;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A graph as a picture that needs nothing beside it: in light and dark, its words to be selected and read aloud. */
public final class Svg implements Picture.Looks {

    private static final double MARGIN = 12;
    private static final double LEGEND = 34;
    private static final double LINE = 15;
    private static final double BOLD = 1.12;
    private static final Lettering NAMES = new Lettering(13);
    private static final Lettering WORDS = new Lettering(11.5);
    private static final String STYLE = style();

    private final RouteGraph graph;
    private final Map<String, Integer> hues;
    private final boolean flow;
    private final Notes notes;
    private final StringBuilder svg = new StringBuilder();

    private Svg(RouteGraph graph, Map<String, Integer> hues, boolean flow, Notes notes) {
        this.graph = graph;
        this.hues = hues;
        this.flow = flow;
        this.notes = notes;
    }

    /**
     * A flow with what it says of itself; the frames are its commits.
     *
     * @param colours whose contexts have theirs, here as on other pictures
     */
    public static String flow(RouteGraph graph, String title, String description, RouteGraph colours, Notes notes) {
        return new Svg(graph, hues(colours), true, notes).drawn(title, description);
    }

    /** How routes, queues, topics and the outside hang together; the frames are contexts. */
    public static String topology(RouteGraph graph, String title, String description, RouteGraph colours) {
        return new Svg(graph, hues(colours), false, Notes.NONE).drawn(title, description);
    }

    private static Map<String, Integer> hues(RouteGraph graph) {
        Map<String, Integer> hues = new TreeMap<>();
        graph.nodes().values().stream()
                .map(Node::context)
                .filter(context -> !context.isEmpty())
                .sorted()
                .distinct()
                .forEach(context -> hues.put(context, hues.size()));
        return hues;
    }

    private String drawn(String title, String description) {
        RouteGraph shown = graph.only(node -> node.kind() != Kind.DIRECTION);
        Picture picture = new Picture(shown, this, flow);
        double width = Math.max(picture.size().width() + 2 * MARGIN, 640);
        double height = picture.size().height() + 2 * MARGIN + LEGEND;
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="img" aria-labelledby="title desc">
                <title id="title">%s</title>
                <desc id="desc">%s</desc>
                <style>
                %s%s</style>
                <defs>%s</defs>
                <rect class="page" width="100%%" height="100%%"/>
                """
                        .formatted(
                                number(width),
                                number(height),
                                number(width),
                                number(height),
                                text(title),
                                text(description),
                                STYLE,
                                colours(),
                                heads()));
        legend();
        svg.append("<g transform=\"translate(%s %s)\">%n".formatted(number(MARGIN), number(MARGIN + LEGEND)));
        picture.frames().forEach(this::frame);
        picture.arrows().forEach(this::arrow);
        picture.frames().forEach(this::headed);
        Map<String, Box> boxes = picture.boxes();
        shown.nodes().values().forEach(node -> box(node, boxes.get(node.id())));
        return svg.append("</g>\n</svg>\n").toString();
    }

    @Override
    public Box size(Node node) {
        List<String> lines = lines(node);
        double words = lines.stream().mapToDouble(WORDS::width).max().orElse(0);
        double width = Math.max(NAMES.width(name(node)) * BOLD, words) + (node.pivot() ? 44 : 20);
        String note = flow ? note(notes.routes(), node.id()) : "";
        double height = 26 + (lines.size() + (note.isEmpty() ? 0 : 1)) * LINE;
        return new Box(0, 0, Math.ceil(Math.max(width, WORDS.width(note) + 20)), height);
    }

    @Override
    public String frame(Node node) {
        if (flow) {
            return graph.commit(node);
        }
        return node.kind() == Kind.ROUTE ? node.context() : null;
    }

    private List<String> lines(Node node) {
        List<String> lines = new ArrayList<>();
        if (node.kind() == Kind.CONTEXT) {
            lines.add(node.description());
        } else if (flow && node.kind() == Kind.ROUTE) {
            lines.addAll(WORDS.lines(node.description(), 210));
            graph.edges().stream()
                    .filter(edge -> edge.from().equals(node.id()) && edge.way() == Way.TELLS_SAGA)
                    .forEach(edge -> lines.add("→ " + edge.to()));
            if (node.pivot()) {
                lines.add("pivot: IN_DOUBT until its decider knows");
            }
        }
        return lines;
    }

    /** Painted on the node or, of its commit, on the frame; empty for none. */
    private static String note(Map<String, String> notes, String id) {
        return notes.getOrDefault(id, "");
    }

    private static String name(Node node) {
        return switch (node.kind()) {
            case ROUTE, CONTEXT, DIRECTION -> node.id();
            case QUEUE, TOPIC -> node.id().replaceFirst("^(jms:(queue|topic)|kafka):", "");
            case OUTSIDE -> node.id().substring("outside:".length());
        };
    }

    private String heading(String frame) {
        return flow ? "one commit: " + frame : frame;
    }

    @Override
    public double width(String frame) {
        String note = flow ? note(notes.commits(), frame) : "";
        return NAMES.width(heading(frame)) * BOLD + (note.isEmpty() ? 0 : WORDS.width(note) + 12) + 20;
    }

    private void frame(String name, Box box) {
        String tone = flow ? "commit" : "context c" + hues.get(name);
        svg.append("<rect class=\"frame %s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"/>%n"
                .formatted(tone, number(box.x()), number(box.y()), number(box.width()), number(box.height())));
    }

    /** Above the arrows, some of which go through it. */
    private void headed(String name, Box box) {
        svg.append("<text class=\"heading\" x=\"%s\" y=\"%s\">%s</text>"
                .formatted(number(box.x() + 10), number(box.y() + 19), text(heading(name))));
        if (flow) {
            noted(note(notes.commits(), name), box.x() + 20 + NAMES.width(heading(name)) * BOLD, box.y() + 19);
        }
        svg.append('\n');
    }

    private void noted(String note, double x, double y) {
        if (!note.isEmpty()) {
            svg.append("<a href=\"%s\"><text class=\"note\" x=\"%s\" y=\"%s\">%s</text></a>"
                    .formatted(text(notes.link()), number(x), number(y), text(note)));
        }
    }

    private void arrow(Edge edge, List<Point> points) {
        StringBuilder path = new StringBuilder();
        points.forEach(point -> path.append(path.isEmpty() ? "M" : "L")
                .append(number(point.x()))
                .append(' ')
                .append(number(point.y())));
        svg.append("<path class=\"%s\" data-from=\"%s\" data-way=\"%s\" data-to=\"%s\" d=\"%s\"/>%n"
                .formatted(way(edge), text(edge.from()), edge.way(), text(edge.to()), path));
    }

    private static String way(Edge edge) {
        return switch (edge.way()) {
            case UNDO, COMPLETION, DECIDER -> edge.way().name().toLowerCase(Locale.ROOT);
            case HANDS_OVER -> "over";
            case SENDS, READS, ASKS -> "message";
            case CALLS, TELLS_SAGA -> "call";
        };
    }

    private void box(Node node, Box box) {
        String tone = node.context().isEmpty() ? "" : " c" + hues.get(node.context());
        String route = node.kind() == Kind.ROUTE ? " data-route=\"" + text(node.id()) + '"' : "";
        svg.append("<g class=\"node %s%s\" data-node=\"%s\"%s>"
                .formatted(node.kind().name().toLowerCase(Locale.ROOT), tone, text(node.id()), route));
        if (!flow && !node.description().isEmpty()) {
            svg.append("<title>%s</title>".formatted(text(node.description())));
        }
        svg.append(Shape.of(node).drawn(box));
        double middle = box.x() + box.width() / 2;
        double line = box.y() + 18;
        svg.append("<text x=\"%s\" y=\"%s\">%s</text>".formatted(number(middle), number(line), text(name(node))));
        for (String words : lines(node)) {
            line += LINE;
            svg.append("<text class=\"words\" x=\"%s\" y=\"%s\">%s</text>"
                    .formatted(number(middle), number(line), text(words)));
        }
        if (flow) {
            noted(note(notes.routes(), node.id()), middle, line + LINE);
        }
        svg.append("</g>\n");
    }

    private void legend() {
        double x = MARGIN;
        for (String[] kind : new String[][] {
            {"call", "calls"},
            {"over", "hands over to another thread"},
            {"message", "message or outside call"},
            {"undo", "undo"},
            {"decider", "decider"}
        }) {
            svg.append("<path class=\"%s\" d=\"M%s 20L%s 20\"/><text class=\"key\" x=\"%s\" y=\"24\">%s</text>%n"
                    .formatted(kind[0], number(x), number(x + 34), number(x + 40), kind[1]));
            x += 40 + WORDS.width(kind[1]) + 24;
        }
    }

    private String colours() {
        StringBuilder css = new StringBuilder();
        hues.values().forEach(n -> css.append(".c%d{--hue:%d}".formatted(n, n * 360 / hues.size())));
        return css.append('\n').toString();
    }

    private static String heads() {
        StringBuilder heads = new StringBuilder();
        for (String way : List.of("call", "over", "message", "undo", "completion", "decider")) {
            heads.append(
                    "<marker id=\"%s\" class=\"head %s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker>"
                            .formatted(way, way));
        }
        return heads.toString();
    }

    static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
    }

    private static String text(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream css = Svg.class.getResourceAsStream("diagram.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
