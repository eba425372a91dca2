package io.tablesaga.menu.routes;

import io.tablesaga.menu.EditingMenus;
import io.tablesaga.menu.MenuSheets;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The doors of whoever writes a menu. An edit and what it tells the world are one commit; nobody's order waits for it. */
public final class MenuEditRoutes extends RouteBuilder {

    private final EditingMenus editing;
    private final MenuMessages messages;
    private final MenuIntake intake;

    public MenuEditRoutes(EditingMenus editing, MenuMessages messages, TimeOrderedIds ids, MenuSheets sheets) {
        this.editing = editing;
        this.messages = messages;
        this.intake = new MenuIntake(ids, sheets);
    }

    @Override
    public void configure() {
        edge("menu-category-create", "A manager adds a category at the end of the menu")
                .process(intake::createCategory)
                .to("direct:menu-edit")
                .process(MenuAnswers::created)
                .process(Reply::write);

        edge("menu-category-change", "A manager replaces a category, unless somebody else did meanwhile")
                .process(intake::changeCategory)
                .to("direct:menu-edit")
                .process(MenuAnswers::saved)
                .process(Reply::write);

        edge("menu-categories-sort", "A manager says in which order the categories are shown")
                .process(intake::sortCategories)
                .to("direct:menu-edit")
                .process(MenuAnswers::sorted)
                .process(Reply::write);

        edge("menu-category-remove", "A manager removes a category that has no items")
                .process(intake::removeCategory)
                .to("direct:menu-edit")
                .process(MenuAnswers::saved)
                .process(Reply::write);

        edge("menu-item-create", "A manager adds an item at the end of its category")
                .process(intake::createItem)
                .to("direct:menu-edit")
                .process(MenuAnswers::created)
                .process(Reply::write);

        edge("menu-item-change", "A manager replaces an item, unless somebody else did meanwhile")
                .process(intake::changeItem)
                .to("direct:menu-edit")
                .process(MenuAnswers::saved)
                .process(Reply::write);

        edge("menu-items-sort", "A manager says in which order a category's items are shown, and which move there")
                .process(intake::sortItems)
                .to("direct:menu-edit")
                .process(MenuAnswers::sorted)
                .process(Reply::write);

        edge("menu-item-hide", "A manager hides an item from guests, or shows it again")
                .process(intake::hideItem)
                .to("direct:menu-edit")
                .process(MenuAnswers::saved)
                .process(Reply::write);

        edge("menu-item-remove", "A manager removes an item; orders keep its name and price")
                .process(intake::removeItem)
                .to("direct:menu-edit")
                .process(MenuAnswers::saved)
                .process(Reply::write);

        edge("menu-import", "A manager brings in a whole menu from a file, all of its lines or none")
                .process(intake::importMenu)
                .to("direct:menu-edit")
                .process(MenuAnswers::imported)
                .process(Reply::write);

        from("direct:menu-edit")
                .routeId("menu-edit")
                .group("menu")
                .description("Saves the edit and writes what has become of the menu to the outbox, in one commit")
                .routeConfigurationId("inner")
                .transacted("{{menu.edit.boundary}}")
                .bean(editing, "carryOut")
                .process(messages::tell)
                .end();
    }

    private RouteDefinition edge(String id, String description) {
        return from("direct:" + id)
                .routeId(id)
                .group("menu")
                .description(description)
                .routeConfigurationId(HouseErrors.EDGE);
    }
}
