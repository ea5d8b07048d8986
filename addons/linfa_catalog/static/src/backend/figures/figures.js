import { Component } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { formatMonetary } from "@web/views/fields/formatters";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/**
 * A page of figures about a period, with ways to what they count and to the producers. Who
 * extends it has a state with `period` and `data`, and loads the data.
 */
export class LinfaFigures extends Component {
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
    }

    changePeriod(period) {
        this.state.period = period;
        return this.load();
    }

    openAction(action) {
        return this.action.doAction(action);
    }

    openProducer(producer) {
        return this.openAction({
            type: "ir.actions.act_window",
            res_model: "res.partner",
            res_id: producer.id,
            views: [[false, "form"]],
        });
    }

    formatAmount(amount) {
        return formatMonetary(amount || 0, { currencyId: this.state.data.currency_id });
    }
}
