import { registry } from "@web/core/registry";

const section = (key) => `.o_linfa_insight [data-section='${key}']`;

registry.category("web_tour.tours").add("linfa_catalog_insight", {
    url: "/odoo/linfa-insight",
    steps: () => [
        {
            content: "The first answer failed: the page says so and offers to try again",
            trigger: ".o_linfa_insight_error button",
            run: "click",
        },
        {
            content: "The producer sold this month",
            trigger: `${section("producer_id")} button:contains('Malga del Giro')`,
        },
        {
            content: "All of it stays in the valleys",
            trigger: ".o_linfa_insight_share:contains('100.0 %')",
        },
        {
            content: "Last month nothing was sold",
            trigger: "#linfa_insight_period",
            run: "select last_month",
        },
        {
            content: "The page says so",
            trigger: ".o_linfa_insight_empty",
        },
        {
            content: "Look at a whole year",
            trigger: "#linfa_insight_period",
            run: "select year",
        },
        {
            content: "Open the sales of the place",
            trigger: `[data-period='year'] [data-section='municipality_id'] button:contains('Collio')`,
            run: "click",
        },
        {
            content: "They are in the analysis of sales",
            trigger: ".o_list_view .o_data_row",
        },
    ],
});
