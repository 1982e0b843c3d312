/** Signs in words: what to do, what was seen, and the rule. Pure. */
import type { Sign } from "../../../model/health/growth/signs";
import type { Speech } from "../../../platform/i18n/context";

export interface SignWords {
	/** What to do. */
	action: string;
	seen: string;
	rule: string;
}

/** Rounded so that what is above a limit reads as above it. */
const atLeast = (number: number) => Math.ceil(number * 10 - 1e-9) / 10;

export function describeSign(sign: Sign, { t, format }: Speech): SignWords {
	const on = format.date(sign.on);
	const action =
		sign.kind === "loss-after-birth" ? t("health-growth:sign.action-today") : t("health-growth:sign.action-talk");
	const rule = t("health-growth:sign.rule", { rule: t(`health-growth:sign.${sign.kind}.rule`) });
	switch (sign.kind) {
		case "loss-after-birth":
			return {
				action,
				rule,
				seen: t("health-growth:sign.loss-after-birth.seen", { on, percent: format.number(atLeast(sign.percent)) }),
			};
		case "below-birth-weight-at-3-weeks":
			return { action, rule, seen: t("health-growth:sign.below-birth-weight-at-3-weeks.seen", { on }) };
		case "down-centile-spaces":
			return {
				action,
				rule,
				seen: t("health-growth:sign.down-centile-spaces.seen", {
					on,
					since: format.date(sign.since),
					spaces: format.number(Math.floor(sign.spaces * 10 + 1e-6) / 10),
				}),
			};
		case "below-2nd-centile":
			return { action, rule, seen: t("health-growth:sign.below-2nd-centile.seen", { on }) };
	}
}
