/** What professionals scored at a review by the ASQ-3: by domain, with the child's ages on the day. Its meaning is theirs to say. */
import { ASQ_DOMAINS, type Entry, isKind } from "../../../model/health/record/entry";
import type { Speech } from "../../../platform/i18n/context";
import { type EntrySource, entrySource } from "../record/entry-words";
import { ageOn } from "./development";
import type { Around } from "./section-kind";

const MOST = 60;

export interface AsqScores {
	id: string;
	/** "2 February 2027" */
	when: string;
	/** "At 11 months, 9 months corrected" */
	ages: string[];
	/** "Large movements", its term in English, "45 of 60" */
	rows: { key: string; name: string; term: string; score: string }[];
	source: EntrySource;
}

/** As clinics write them, in English. */
const TERMS = {
	communication: "Communication",
	"gross-motor": "Gross motor",
	"fine-motor": "Fine motor",
	"problem-solving": "Problem solving",
	"personal-social": "Personal-social",
} as const satisfies Record<(typeof ASQ_DOMAINS)[number], string>;

/** The newest first; what was corrected stands with the reviews. */
export function asqScores(entries: readonly Entry[], speech: Speech, around: Around): AsqScores[] {
	const { t, format } = speech;
	return entries
		.filter(isKind("review"))
		.filter(({ status, body, writer }) => status === "current" && body.asq !== null && writer.kind !== "guardian")
		.toSorted((one, other) => other.body.on.localeCompare(one.body.on))
		.map((entry) => ({
			id: entry.id,
			when: format.partialDate(entry.body.on),
			ages: ageOn(entry.body.on, speech, around),
			rows: ASQ_DOMAINS.flatMap((domain) => {
				const score = entry.body.asq?.[domain];
				if (score === undefined) return [];
				const words = { score: format.number(score), most: format.number(MOST) };
				return [
					{
						key: domain,
						name: t(`health-sections:asq.domain.${domain}`),
						term: TERMS[domain],
						score: t("health-sections:asq.score", words),
					},
				];
			}),
			source: entrySource(entry, speech),
		}));
}
