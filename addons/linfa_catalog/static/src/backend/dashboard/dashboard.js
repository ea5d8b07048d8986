import { onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { formatInteger } from "@web/views/fields/formatters";
import { LinfaFigures } from "../figures/figures";

/**
 * First page of the back office: how the valleys sell, and what waits for a hand.
 */
export class LinfaDashboard extends LinfaFigures {
    static template = "linfa_catalog.Dashboard";

    setup() {
        super.setup();
        this.periods = [
            { key: "month", label: _t("This month") },
            { key: "quarter", label: _t("This quarter") },
            { key: "year", label: _t("This year") },
        ];
        this.state = useState({ period: "month", data: null });
        onWillStart(() => this.load());
    }

    async load() {
        this.state.data = await this.orm.call("linfa.dashboard", "get_dashboard", [
            this.state.period,
        ]);
    }

    formatTile(tile) {
        return tile.monetary ? this.formatAmount(tile.value) : formatInteger(tile.value);
    }
}

registry.category("actions").add("linfa_catalog.dashboard", LinfaDashboard);
