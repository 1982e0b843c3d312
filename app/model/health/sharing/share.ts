/** A share: what of a record a guardian shows, to whom, for how long, and when it is over. Pure. */
import { z } from "zod";
import { plainFigures } from "../../figures";
import { SECTIONS, type Section } from "../record/sections";

const HOURS = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 } as const;

/** How long a share may last. */
export type Duration = keyof typeof HOURS;
export const DURATIONS = Object.keys(HOURS) as Duration[];
export const USUAL_DURATION: Duration = "week";

/** What its maker may choose. Who the child is goes along with any of them. */
export const SHARED_SECTIONS = SECTIONS.filter((section) => section !== "about") as Exclude<Section, "about">[];

/** For whom it is made. Whoever opens it says by themselves who they are. */
export const RECIPIENTS = ["health-visitor", "gp", "hospital", "nursery", "family", "other"] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** What opens a share, encrypted as one value. */
export const shareLink = z.object({
	/** 32 random bytes, base64url: the end of the manifest's URL. */
	token: z.string().length(43),
	/** 32 random bytes, base64url: what the shared files are encrypted with. */
	key: z.string().length(43),
	/** Digits; null for none. */
	passcode: z.string().nullable(),
});
export type ShareLink = z.infer<typeof shareLink>;

export const PASSCODE_DIGITS = 6;
/** Wrong passcodes after which a share is over, however long it would have lasted. */
export const MOST_WRONG_PASSCODES = 10;

export const endOf = (duration: Duration, now: Date): Date => new Date(now.getTime() + HOURS[duration] * 3_600_000);

/** Whether it is meant to be looked at more than once: longer than a day. */
export const isLong = (createdAt: Date, until: Date): boolean =>
	until.getTime() - createdAt.getTime() > HOURS.day * 3_600_000;

/** What says whether a share is over. */
export interface ShareState {
	until: Date;
	revokedAt: Date | null;
	/** How many wrong passcodes were typed. */
	wrongPasscodes: number;
}

/** Whether a share opens now, or why it does not. What else ends one is its guardian's and the child's, not its own. */
export function stateOf(
	{ until, revokedAt, wrongPasscodes }: ShareState,
	now: Date,
): "live" | "stopped" | "guessed" | "over" {
	if (revokedAt !== null) return "stopped";
	if (wrongPasscodes >= MOST_WRONG_PASSCODES) return "guessed";
	return now < until ? "live" : "over";
}

/** A passcode as it was typed, in any of these figures and with blanks or dashes, in plain digits. */
export const plainPasscode = (typed: string): string => plainFigures(typed).replaceAll(/[\s-]/g, "");
