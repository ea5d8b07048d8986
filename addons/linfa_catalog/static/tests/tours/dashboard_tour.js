import { registry } from "@web/core/registry";

const tile = (key) => `.o_linfa_tile[data-tile='${key}']`;

registry.category("web_tour.tours").add("linfa_catalog_dashboard", {
    url: "/odoo/linfa",
    steps: () => [
        {
            content: "One order was confirmed this month",
            trigger: `${tile("orders")} span:contains("1")`,
        },
        {
            content: "The producer is among those who sold most",
            trigger: ".o_linfa_producers button:contains('Malga del Giro')",
        },
        {
            content: "Look at the whole year",
            trigger: "#linfa_dashboard_period",
            run: "select year",
        },
        {
            content: "Open the offers that cannot be published",
            trigger: tile("incomplete"),
            run: "click",
        },
        {
            content: "The list says what is missing",
            trigger: ".o_data_row:contains('Ricotta del Giro') td:contains('origin')",
        },
        {
            content: "Go back to the figures",
            trigger: ".o_menu_sections [data-menu-xmlid='linfa_catalog.linfa_dashboard_menu']",
            run: "click",
        },
        {
            content: "Open the producer",
            trigger: ".o_linfa_producers button:contains('Malga del Giro')",
            run: "click",
        },
        {
            content: "Its page of the back office is here",
            trigger: ".o_form_view .nav-link[name='producer']",
        },
    ],
});
