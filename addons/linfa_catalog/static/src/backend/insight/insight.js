import { onWillStart, useState } from "@odoo/owl";
import { formatDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { formatFloat } from "@web/views/fields/formatters";
import { LinfaFigures } from "../figures/figures";

const { DateTime } = luxon;
const TOP_ROWS = 10;

/**
 * Where the money goes: what was sold by valley, place, producer, line and door, compared
 * with the period before.
 */
export class LinfaInsight extends LinfaFigures {
    static template = "linfa_catalog.Insight";

    setup() {
        super.setup();
        this.periods = [
            { key: "this_month", label: _t("This month") },
            { key: "last_month", label: _t("Last month") },
            { key: "this_year", label: _t("This year") },
            { key: "year", label: _t("Last 12 months") },
        ];
        this.state = useState({
            period: "this_month",
            data: null,
            loading: true,
            failed: false,
            open: {},
        });
        onWillStart(() => {
            this.load();
        });
    }

    get isEmpty() {
        const { total, total_before } = this.state.data;
        return !total && !total_before;
    }

    async load() {
        const period = this.state.period;
        this.state.loading = true;
        this.state.failed = false;
        try {
            const data = await this.orm.silent.call("linfa.insight", "get_insight", [period]);
            // An answer that comes late does not replace what was asked after it.
            if (period === this.state.period) {
                this.state.data = data;
            }
        } catch {
            this.state.failed = period === this.state.period;
        } finally {
            if (period === this.state.period) {
                this.state.loading = false;
            }
        }
    }

    getRows(section) {
        return this.state.open[section.key] ? section.rows : section.rows.slice(0, TOP_ROWS);
    }

    hasMore(section) {
        return section.rows.length > TOP_ROWS;
    }

    toggle(section) {
        this.state.open[section.key] = !this.state.open[section.key];
    }

    formatShare(share) {
        return `${formatFloat(share, { digits: [16, 1] })} %`;
    }

    formatDays(days) {
        return days.map((day) => formatDate(DateTime.fromISO(day))).join(" – ");
    }

    formatChange(amount, before) {
        if (!before) {
            return amount ? _t("new") : "";
        }
        const change = Math.round((100 * (amount - before)) / Math.abs(before));
        return `${change > 0 ? "+" : ""}${change} %`;
    }
}

registry.category("actions").add("linfa_catalog.insight", LinfaInsight);
