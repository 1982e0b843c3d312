/** Where a measurement lies among those of other children: the centile, and what that means in children. Pure. */
import { centilePlace } from "../../../model/health/growth/centiles";
import type { Measure, Sex } from "../../../model/health/growth/reference";
import type { T } from "../../../platform/i18n/translate.server";

/** "50th", "0.4th", as the language writes it. The lines are nine. */
const centileName = (centile: number, t: T) => t(`health-growth:centile.${nameOf(centile)}`);
function nameOf(centile: number) {
	const names = { 0.4: "0-4", 2: "2", 9: "9", 25: "25", 50: "50", 75: "75", 91: "91", 98: "98", 99.6: "99-6" } as const;
	return names[centile as keyof typeof names];
}

export interface PlaceWords {
	/** "On the 50th centile", "Between the 25th and 50th centiles" */
	place: string;
	/** The same in children: "On the 50th centile: of 100 girls of the same age, about 50 weigh less." */
	sentence: string;
}

/** @param sds the score, in standard deviations */
export function describePlace(measure: Measure, sex: Sex, sds: number, t: T): PlaceWords {
	const found = centilePlace(sds);
	const centiles = found.kind === "between" ? [found.lower, found.upper] : [found.centile];
	// Of a hundred children nobody can be 0.4.
	const total = centiles.every(Number.isInteger) ? 100 : 1000;
	const [first = 0, second = 0] = centiles.map((centile) => Math.round((centile * total) / 100));
	const group = t(`health-growth:group.${sex}`, { total });
	const place =
		found.kind === "between"
			? t("health-growth:place.between", { lower: centileName(found.lower, t), upper: centileName(found.upper, t) })
			: t(`health-growth:place.${found.kind}`, { centile: centileName(found.centile, t) });
	const amount =
		found.kind === "between"
			? t("health-growth:children.between", { lower: first, upper: second })
			: t(`health-growth:children.${found.kind}`, { number: first });
	return {
		place,
		sentence: t("health-growth:sentence", {
			place,
			compared: t(`health-growth:compared.${measure}`, { group, amount }),
		}),
	};
}
