/**
 * The door of a referral: nobody reads one by another way. Who may not is told nothing; who may leaves a line in the
 * referral's own log, in the transaction that reads.
 */
import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import { referral, referralChase, referralNote, referralStep } from "../../../db/schema/referrals";
import type { Chase } from "../../model/referrals/clock";
import type { FamilyFeedback } from "../../model/referrals/closure";
import type { NoteSight, ReferralDetails, ReferralWriter, StepWords } from "../../model/referrals/referral";
import type { ReferralActor, ReferralLife, ReferralState, ReferralStep } from "../../model/referrals/transitions";
import { type Recorded, recordedAt, referralStream } from "../../platform/audit.server";
import { pageError } from "../../platform/errors";
import { sealedField } from "../../platform/keys/sealed-field.server";
import { evenWhileReading } from "../../platform/only-reading";
import { health } from "../../platform/store.server";
import type { Read } from "../../platform/store-handles";
import { appointmentsOf, type OpenAppointment } from "./appointments.server";
import { feedbackOn } from "./feedback.server";
import { type ReferralReader, seenBy } from "./reader.server";

export const detailsOf = sealedField("health", referral.details);
export const stepWords = sealedField("health", referralStep.words);
export const noteWords = sealedField("health", referralNote.words);

export interface OpenStep {
	number: number;
	step: ReferralStep;
	from: ReferralState;
	to: ReferralState;
	actor: ReferralActor;
	doneBy: string;
	at: Date;
	/** Null where they do not open. */
	words: StepWords | null;
}

export interface OpenNote {
	id: string;
	at: Date;
	sight: NoteSight;
	text: string;
	by: ReferralWriter;
}

export interface OpenReferral extends ReferralLife {
	id: string;
	revision: number;
	councilId: string;
	serviceId: string;
	organisationId: string;
	referrerId: string;
	/** The one that went on to this service. */
	cameFromId: string | null;
	/** What became of one that went on: no more is seen of it from here. */
	onward: { id: string; state: ReferralState } | null;
	createdAt: Date;
	sentAt: Date | null;
	details: ReferralDetails;
	/** Oldest first. */
	steps: OpenStep[];
	/** Those that the reader may see, oldest first. */
	notes: OpenNote[];
	/** By when they begin. */
	appointments: OpenAppointment[];
	/** What the family said afterwards. */
	feedback: (FamilyFeedback & { at: Date }) | null;
	/** How many notes could not be opened. */
	unread: number;
	/** As of `Clocked`. */
	waitsUntil: string | null;
	/** How its service was asked for what is late in this state, oldest first. */
	chased: { chase: Chase; at: Date }[];
}

/**
 * Opens a referral for whoever made it or works on it, and logs that they read it.
 * @returns undefined for anybody else, and for a referral that there is not
 * @throws the page "not available now" when its key is missing
 */
export async function openReferral(who: ReferralReader, id: string): Promise<OpenReferral | undefined> {
	return evenWhileReading(() =>
		inReferral(who, id, async (tx, opened) => {
			tx.record({ action: "referral.read", actor: who.person, ...about(id), details: { as: who.actor } });
			return opened;
		}),
	);
}

/** As `openReferral`, for a page. @throws the page "not found", the same for every referral that is not theirs */
export async function requireReferral(who: ReferralReader, id: string | undefined): Promise<OpenReferral> {
	const opened = await openReferral(who, id ?? "");
	if (!opened) throw pageError("not-found");
	return opened;
}

/** How the log names a referral. */
export const about = (id: string) => ({ referralId: id, subject: { kind: "referral", id } });

/** Does something with a referral that somebody may see, in its stream of the log. @returns undefined where they may not */
export function inReferral<T>(
	who: ReferralReader,
	id: string,
	act: (tx: Recorded<"health">, opened: OpenReferral) => Promise<T>,
): Promise<T | undefined> {
	return recordedAt(health, referralStream(id), who, async (tx) => {
		const opened = await findReferral(tx, and(eq(referral.id, id), seenBy(who)), sightsOf(who));
		return opened && act(tx, opened);
	});
}

/** Reads a referral for whom its caller has found to be allowed to, with notes of these sights. Whoever asks logs it. */
export async function findReferral(
	tx: Read<"health">,
	where: SQL | undefined,
	sights: readonly NoteSight[],
): Promise<OpenReferral | undefined> {
	const [row] = await tx.select().from(referral).where(where);
	if (!row) return undefined;
	const { id } = row;
	const details = detailsOf.open(id, row.details);
	if (!details.ok) throw pageError("unavailable");
	const steps = await tx
		.select()
		.from(referralStep)
		.where(eq(referralStep.referralId, id))
		.orderBy(asc(referralStep.number));
	const notes = await tx
		.select()
		.from(referralNote)
		.where(and(eq(referralNote.referralId, id), inArray(referralNote.sight, [...sights])))
		.orderBy(asc(referralNote.at), asc(referralNote.id));
	const chased = await tx
		.select({ chase: referralChase.chase, at: referralChase.at })
		.from(referralChase)
		.where(and(eq(referralChase.referralId, id), eq(referralChase.revision, row.revision)))
		.orderBy(asc(referralChase.at));
	const [onward = null] =
		row.state === "transferred"
			? await tx.select({ id: referral.id, state: referral.state }).from(referral).where(eq(referral.cameFromId, id))
			: [];
	const readable = notes.flatMap(({ id, at, sight, words }) => {
		const opened = noteWords.open(id, words);
		return opened.ok ? [{ id, at, sight, ...opened.value }] : [];
	});
	return {
		...row,
		details: details.value,
		steps: steps.map((one) => {
			const words = stepWords.open(one.id, one.words);
			return { ...one, from: one.fromState, to: one.toState, words: words.ok ? words.value : null };
		}),
		notes: readable,
		appointments: await appointmentsOf(tx, id),
		feedback: await feedbackOn(tx, id),
		unread: notes.length - readable.length,
		chased,
		onward,
	};
}

const sightsOf = ({ actor }: ReferralReader): readonly NoteSight[] =>
	actor === "service" ? ["service", "referrer"] : ["referrer"];
