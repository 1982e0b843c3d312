import { contrastWithWhite, LEAST_CONTRAST } from "../../../model/councils/contrast";
import { type CouncilSettings, councilSettingsSchema } from "../../../model/councils/settings";
import { RESERVED_SLUGS } from "../../../paths";

/** Why a council's facts are refused: the field, and a sentence for the operator. */
export interface Problem {
	field: string;
	reason: string;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What is wrong with a slug. It is the first part of the council's URLs, beside those of the portal and of languages. */
export function slugProblems(slug: string, languages: readonly string[]): Problem[] {
	if (!SLUG.test(slug) || slug.length > 60) {
		return [{ field: "slug", reason: `"${slug.slice(0, 60)}" must be small letters, digits and single hyphens` }];
	}
	if ((RESERVED_SLUGS as readonly string[]).includes(slug) || languages.includes(slug)) {
		return [{ field: "slug", reason: `"${slug}" is a page or a language of the portal` }];
	}
	return [];
}

/**
 * Checks a council's settings, whole.
 * @param languages the codes the portal speaks
 */
export function parseSettings(
	value: unknown,
	languages: readonly string[],
): { ok: true; settings: CouncilSettings } | { ok: false; problems: Problem[] } {
	const parsed = councilSettingsSchema.safeParse(value);
	if (!parsed.success) {
		const problems = parsed.error.issues.map(({ path, message }) => ({
			field: path.join(".") || "settings",
			reason: message,
		}));
		return { ok: false, problems };
	}
	const settings = parsed.data;
	const problems: Problem[] = [];
	const ratio = contrastWithWhite(settings.brandColour);
	if (ratio < LEAST_CONTRAST) {
		// Rounded down, so that 4.49 is not told as 4.5.
		const told = (Math.floor(ratio * 100) / 100).toFixed(2);
		problems.push({
			field: "brandColour",
			reason: `${settings.brandColour} is too light: white text on it has a contrast of ${told}, and ${LEAST_CONTRAST} is needed`,
		});
	}
	for (const code of settings.languages) {
		if (!languages.includes(code)) {
			problems.push({ field: "languages", reason: `"${code}" is not spoken here: there is ${languages.join(", ")}` });
		}
	}
	if (settings.languages[0] !== "en") problems.push({ field: "languages", reason: "English must come first" });
	return problems.length > 0 ? { ok: false, problems } : { ok: true, settings };
}

/** The colour of the portal's own pages. */
export const DEFAULT_BRAND_COLOUR = "#14545c";

/** What every council calls its offer and its hubs at first. */
export const DEFAULT_LABELS = { offer: "Start for Life offer", hub: "Family hub", hubs: "Family hubs" } as const;

/** What a new council starts with. `today` is "YYYY-MM-DD". */
export function defaultSettings(languages: readonly string[], today: string): CouncilSettings {
	return {
		brandColour: DEFAULT_BRAND_COLOUR,
		labels: {
			offer: { en: DEFAULT_LABELS.offer },
			hub: { en: DEFAULT_LABELS.hub },
			hubs: { en: DEFAULT_LABELS.hubs },
		},
		languages: ["en", ...languages.filter((code) => code !== "en")],
		contactLines: [],
		leader: null,
		terms: [],
		redBook: { mode: "none", url: null, note: null },
		notice: null,
		offerEdition: { version: "1", date: today },
	};
}
