import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { formatInteger, formatMonetary } from "@web/views/fields/formatters";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/**
 * First page of the back office: how the valleys sell, and what waits for a hand.
 */
export class LinfaDashboard extends Component {
    static template = "linfa_catalog.Dashboard";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
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

    async changePeriod(period) {
        this.state.period = period;
        await this.load();
    }

    open(tile) {
        return this.action.doAction(tile.action);
    }

    openProducer(producer) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "res.partner",
            res_id: producer.id,
            views: [[false, "form"]],
        });
    }

    formatTile(tile) {
        return tile.monetary ? this.formatAmount(tile.value) : formatInteger(tile.value);
    }

    formatAmount(amount) {
        return formatMonetary(amount || 0, { currencyId: this.state.data.currency_id });
    }
}

registry.category("actions").add("linfa_catalog.dashboard", LinfaDashboard);
