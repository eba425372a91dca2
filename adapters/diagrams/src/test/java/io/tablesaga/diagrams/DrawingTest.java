package io.tablesaga.diagrams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class DrawingTest {

    private final RouteGraph shop = SmallShop.drawn(new SmallShop());

    @Test
    void a_picture_is_the_same_each_time_and_says_what_it_shows() throws Exception {
        String flow = Svg.flow(shop, "A shop <draft>", "Its orders & their undo", shop, Notes.NONE);
        assertThat(Svg.flow(
                        SmallShop.drawn(new SmallShop()),
                        "A shop <draft>",
                        "Its orders & their undo",
                        shop,
                        Notes.NONE))
                .isEqualTo(flow);
        Document read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(flow.getBytes(StandardCharsets.UTF_8)));
        assertThat(read.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("A shop <draft>");
        assertThat(read.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("Its orders & their undo");
        assertThat(words(read))
                .containsAll(Set.of(
                        "shop-order",
                        "An order comes in",
                        "one commit: shop-take",
                        "shop.deliver",
                        "bank",
                        "pivot: IN_DOUBT until its decider knows"));
        assertThat(flow)
                .contains("class=\"undo\" d=", "class=\"decider\" d=", "<polygon", "prefers-color-scheme: dark");
    }

    @Test
    void a_topology_is_framed_by_contexts() throws Exception {
        String topology = Svg.topology(shop, "Topology", "All of it", shop);
        assertThat(topology).contains(">payment</text>", ">shop</text>", "<title>Brings it</title>");
        assertThat(topology).doesNotContain("one commit");
    }

    @Test
    void text_that_pages_draw_has_commits_undo_and_pivot() {
        assertThat(Mermaid.drawn(shop))
                .contains(
                        "subgraph commit-shop-take[\"one commit: shop-take\"]",
                        "shop-hold -. undo .-> shop-release",
                        "shop-pay -. decider .-> shop-decide",
                        "shop-pay --> jms-queue-shop-deliver([\"jms:queue:shop.deliver\"])",
                        "shop-pay{{");
    }

    private static Set<String> words(Document read) {
        Set<String> words = new HashSet<>();
        NodeList texts = read.getElementsByTagName("text");
        for (int n = 0; n < texts.getLength(); n++) {
            words.add(texts.item(n).getTextContent());
        }
        return words;
    }
}
