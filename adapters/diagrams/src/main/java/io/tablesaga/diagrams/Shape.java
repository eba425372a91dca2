package io.tablesaga.diagrams;

import io.tablesaga.diagrams.Picture.Box;
import io.tablesaga.diagrams.RouteGraph.Node;

/** What tells kinds of nodes apart without their colours. */
enum Shape {
    ROUTE {
        @Override
        String drawn(Box box) {
            return rectangle(box, 4);
        }
    },
    PIVOT {
        @Override
        String drawn(Box box) {
            double edge = box.x() + box.width();
            double middle = box.y() + box.height() / 2;
            return polygon(
                    box.x(),
                    middle,
                    box.x() + 14,
                    box.y(),
                    edge - 14,
                    box.y(),
                    edge,
                    middle,
                    edge - 14,
                    box.y() + box.height(),
                    box.x() + 14,
                    box.y() + box.height());
        }
    },
    QUEUE {
        @Override
        String drawn(Box box) {
            return rectangle(box, box.height() / 2);
        }
    },
    TOPIC {
        @Override
        String drawn(Box box) {
            double edge = box.x() + box.width();
            return polygon(
                    box.x() + 8,
                    box.y(),
                    edge,
                    box.y(),
                    edge - 8,
                    box.y() + box.height(),
                    box.x(),
                    box.y() + box.height());
        }
    },
    OUTSIDE {
        @Override
        String drawn(Box box) {
            return rectangle(box, 0)
                    + rectangle(new Box(box.x() + 3, box.y() + 3, box.width() - 6, box.height() - 6), 0);
        }
    },
    DIRECTION {
        @Override
        String drawn(Box box) {
            return rectangle(box, box.height() / 2);
        }
    };

    static Shape of(Node node) {
        return switch (node.kind()) {
            case ROUTE -> node.pivot() ? PIVOT : ROUTE;
            case CONTEXT -> ROUTE;
            case QUEUE -> QUEUE;
            case TOPIC -> TOPIC;
            case OUTSIDE -> OUTSIDE;
            case DIRECTION -> DIRECTION;
        };
    }

    abstract String drawn(Box box);

    private static String rectangle(Box box, double corner) {
        return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>"
                .formatted(
                        Svg.number(box.x()),
                        Svg.number(box.y()),
                        Svg.number(box.width()),
                        Svg.number(box.height()),
                        Svg.number(corner));
    }

    private static String polygon(double... corners) {
        StringBuilder points = new StringBuilder();
        for (int n = 0; n < corners.length; n += 2) {
            points.append(n == 0 ? "" : " ")
                    .append(Svg.number(corners[n]))
                    .append(',')
                    .append(Svg.number(corners[n + 1]));
        }
        return "<polygon points=\"%s\"/>".formatted(points);
    }
}
