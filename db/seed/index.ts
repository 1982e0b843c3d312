/** The demo: fictional councils and all they publish. Plain values; `app/features/demo` stores them. */
import { calendarFor } from "./calendar";
import { eastwickVale } from "./eastwick-vale";
import type { CouncilSeed } from "./kinds";
import { northmere } from "./northmere";

export { type ChildSeed, demoChildren } from "./children";
export { demoFeedback, type FeedbackSeed } from "./feedback";
export { demoGlossary } from "./glossary";
export type { CouncilSeed, PlaceSeed, ServiceSeed } from "./kinds";
export { demoLikely, type LikelySeed } from "./likely";
export { demoPeople, type Part, type PersonSeed } from "./people";
export { demoReferrals, type ReferralSeed } from "./referrals";

/** @param today the local date ("YYYY-MM-DD") around which courses, terms and checks are placed */
export function demoCouncils(today: string): CouncilSeed[] {
	const on = calendarFor(today);
	return [northmere(on), eastwickVale(on)];
}
