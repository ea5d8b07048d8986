import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("linfa_catalog_quick_add", {
    steps: () => [
        {
            content: "Add the cheese straight from the list",
            trigger: ".linfa-card:contains(Formaggella del Giro) .linfa-card__add",
            run: "click",
        },
        {
            content: "The cart of the header counts it",
            trigger: ".o_wsale_my_cart .my_cart_quantity:contains(1)",
        },
        {
            content: "Open the cart",
            trigger: ".o_wsale_my_cart a",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "The cart says who makes it",
            trigger: ".linfa-cart-maker:contains(Malga del Giro)",
        },
    ],
});
