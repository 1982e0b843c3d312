/** Signs in words: what to do, what was seen, and the rule. Pure. */
import type { Sign } from "../../../model/health/growth/signs";
import type { Speech } from "../../../platform/i18n/context";

/** What a sign asks of a family, the most urgent first. */
export const ACTIONS = ["call-today", "talk"] as const;
export type Action = (typeof ACTIONS)[number];

export const actionFor = ({ kind }: Sign): Action => (kind === "loss-after-birth" ? "call-today" : "talk");

export interface ActionWords {
	/** What to do. */
	action: string;
	/** Why: what was seen, and the rule it falls under. */
	signs: { seen: string; rule: string }[];
}

/** @param signs that ask for the action */
export function describeAction(action: Action, signs: readonly Sign[], speech: Speech): ActionWords {
	const { t } = speech;
	return {
		action: t(`health-growth:action.${action}`),
		signs: signs.map((sign) => ({
			seen: describeSeen(sign, speech),
			rule: t("health-growth:sign.rule", { rule: t(`health-growth:sign.${sign.kind}.rule`) }),
		})),
	};
}

/** Per cent of the birth weight to one place; what is above the limit of ten reads as above it. */
const percentLost = (percent: number) => Math.max(10.1, Math.round(percent * 10) / 10);

function describeSeen(sign: Sign, { t, format }: Speech): string {
	const on = format.date(sign.on);
	switch (sign.kind) {
		case "loss-after-birth":
			return t("health-growth:sign.loss-after-birth.seen", { on, percent: format.number(percentLost(sign.percent)) });
		case "down-centile-spaces":
			return t("health-growth:sign.down-centile-spaces.seen", {
				on,
				since: format.date(sign.since),
				spaces: format.number(Math.round(sign.spaces * 10) / 10),
			});
		default:
			return t(`health-growth:sign.${sign.kind}.seen`, { on });
	}
}
