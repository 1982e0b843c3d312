/** The family's page: where it is, what happens next, who to call; and what the family says. It comes as the answer to a code. */
import { randomUUID } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { referral, referralNote } from "../../../db/schema/referrals";
import { localNow } from "../../model/calendar/local-time";
import { plainFigures } from "../../model/figures";
import { ANYONE } from "../../model/people/asker";
import { OPEN_STATES, type ReferralState } from "../../model/referrals/transitions";
import type { Recorded } from "../../platform/audit.server";
import { offered, sent } from "../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../platform/forms/form";
import { phone } from "../../platform/forms/phone-field";
import { LIMITS, line, note } from "../../platform/forms/text-fields";
import { oneOf } from "../../platform/forms/values";
import { speechIn } from "../../platform/i18n/speech.server";
import { type Limit, mayTry } from "../../platform/rate-limit.server";
import { publicServicesById } from "../directory/listings/public-listings.server";
import { asFamily, endLink, familyOf, isLive, sendCode } from "./follow.server";
import { addStep, FAMILY, tellEnds } from "./move-referral.server";
import { about, detailsOf, noteWords, type OpenReferral } from "./open-referral.server";

/** Codes asked for by one link. */
const CODES_SENT: Limit = { name: "referral-code", tries: 6, seconds: 3600 };

export interface FollowView {
	service: string;
	/** Numbers of the service that families may call. */
	phones: string[];
	state: Exclude<ReferralState, "draft" | "discarded">;
	since: string;
	/** By when it begins, or is looked at again. */
	expected: string | null;
	review: string | null;
	/** What the service or the referrer said with the newest step, in their words. */
	said: string | null;
	instead: string[];
	referrer: string;
	isOpen: boolean;
	contact: { phone: string; times: string };
}

type FollowErrors = FieldErrors<"phone" | "phone-short" | "phone-long" | "too-long">;

export type Follow =
	| { kind: "ask" }
	/** A code was sent. */
	| { kind: "code"; wrong: boolean }
	| { kind: "view"; code: string; view: FollowView; done: FollowDone | null; errors: FollowErrors; typed: Values }
	/** They said that it was not safe. */
	| { kind: "ended" }
	| { kind: "old" }
	| { kind: "too-many" };

const BUTTONS = ["code", "open", "contact", "withdraw", "unsafe"] as const;
type FollowDone = "contact" | "withdraw";

const pressedForm = form({ do: offered(BUTTONS), code: sent(12) });
const contactForm = form({ phone: phone(), times: line() });
const wordsForm = form({ words: note() });

/** Reading changes nothing: mail scanners follow links. */
export async function followPage(
	token: string,
	{ language }: AppLoadContext,
): Promise<{ title: string; isLive: boolean }> {
	const { t } = speechIn(language);
	return { title: `${t("follow:title")} – ${t("common:product")}`, isLive: await isLive(token) };
}

export async function postFollow(token: string, values: Values, { language }: AppLoadContext): Promise<Follow> {
	const pressed = readAnswers(pressedForm, values);
	if (pressed.do === null) return (await isLive(token)) ? { kind: "ask" } : { kind: "old" };
	if (pressed.do === "code") {
		if (!(await mayTry(CODES_SENT, token))) return { kind: "too-many" };
		return (await sendCode(token)) ? { kind: "code", wrong: false } : { kind: "old" };
	}
	const code = plainFigures(pressed.code ?? "").replace(/\s/g, "");
	const { do: step } = pressed;
	const now = new Date();
	const read =
		step === "contact"
			? readValues(contactForm, values)
			: // Nobody is kept from saying that it was not safe by how much they say.
				readValues(wordsForm, step === "unsafe" ? { words: oneOf(values, "words").slice(0, LIMITS.note) } : values);
	const followed = await asFamily(
		token,
		code,
		async (tx, opened) => {
			const isDone = step !== "open" && read.ok && (await doAs(tx, opened, { step, said: read.values }, now));
			const [row] = await tx.select().from(referral).where(eq(referral.id, opened.id));
			return { opened: row ? { ...opened, state: row.state, stateSince: row.stateSince } : opened, isDone };
		},
		now,
	);
	if (!followed.ok) return followed.reason === "gone" ? { kind: "old" } : { kind: "code", wrong: true };
	const { opened, isDone } = followed.value;
	if (step === "unsafe" && isDone) return { kind: "ended" };
	const view = await viewOf(opened, language, step === "contact" && read.ok ? read.values : null);
	return {
		kind: "view",
		code,
		view,
		done: isDone && (step === "contact" || step === "withdraw") ? step : null,
		errors: read.ok ? {} : read.errors,
		typed: read.ok ? {} : read.typed,
	};
}

const isOpen = ({ state }: Pick<OpenReferral, "state">) => (OPEN_STATES as readonly ReferralState[]).includes(state);

type Said = { phone: string | null; times: string | null } | { words: string | null };

/** @returns false for what cannot be done any more: nobody withdraws what is over, or is reached about it */
async function doAs(
	tx: Recorded<"health">,
	opened: OpenReferral,
	{ step, said }: { step: "contact" | "withdraw" | "unsafe"; said: Said },
	now: Date,
): Promise<boolean> {
	const by = familyOf(opened);
	if (step === "contact" && "phone" in said) {
		const { answers } = opened.details;
		const { contact, "safe-contact": safe } = answers;
		if (!contact || !safe || !isOpen(opened)) return false;
		const changed = {
			...answers,
			contact: { ...contact, phone: said.phone },
			"safe-contact": { ...safe, times: said.times },
		};
		const details = detailsOf.seal(opened.id, { ...opened.details, answers: changed });
		await tx.update(referral).set({ details }).where(eq(referral.id, opened.id));
		await addFamilyNote(tx, opened, FAMILY_CHANGED_CONTACT, now);
	}
	if (step === "withdraw" && "words" in said) {
		const doer = { actor: "family", personId: null, by } as const;
		return addStep(tx, opened, { doer, step: "withdraw", words: { reason: said.words } }, now);
	}
	if (step === "unsafe" && "words" in said) {
		const text = said.words === null ? NOT_SAFE : `${NOT_SAFE} ${said.words}`;
		await addFamilyNote(tx, opened, text, now);
		await endLink(tx, opened, now);
		await tellEnds(tx, opened, "family");
	}
	return true;
}

/** Read by those who work on it, in English as all else there. */
const NOT_SAFE = "It was not safe to contact me like this.";
const FAMILY_CHANGED_CONTACT = "How to reach me has changed.";

async function addFamilyNote(tx: Recorded<"health">, opened: OpenReferral, text: string, now: Date): Promise<void> {
	const id = randomUUID();
	const words = noteWords.seal(id, { text, by: familyOf(opened) });
	await tx
		.insert(referralNote)
		.values({ id, referralId: opened.id, sight: "referrer", writtenBy: FAMILY, words, at: now });
	tx.record({ action: "referral.noted", actor: null, ...about(opened.id), details: { as: "family" } });
}

async function viewOf(
	{ state, stateSince, steps, details, councilId, serviceId }: OpenReferral,
	language: AppLoadContext["language"],
	changed: Said | null,
): Promise<FollowView> {
	const { format } = speechIn(language);
	const [listed] = await publicServicesById(ANYONE, councilId, [serviceId]);
	const words = steps.at(-1)?.to === state ? steps.at(-1)?.words : null;
	const wait = state === "waiting" ? words : null;
	const { answers, service, referrer } = details;
	const now =
		changed && "phone" in changed ? changed : { phone: answers.contact?.phone, times: answers["safe-contact"]?.times };
	return {
		service: service.name,
		phones: (listed?.content.phones ?? []).map(({ number }) => number),
		state: state === "draft" || state === "discarded" ? "sent" : state,
		since: format.date(localNow(stateSince).date),
		expected: wait?.expectedOn ? format.date(wait.expectedOn) : null,
		review: wait?.reviewOn ? format.date(wait.reviewOn) : null,
		said: state === "accepted" || state === "declined" || state === "completed" ? (words?.reason ?? null) : null,
		instead: (words?.alternatives ?? []).map(({ name }) => name),
		referrer: referrer.name,
		isOpen: isOpen({ state }),
		contact: { phone: now.phone ?? "", times: now.times ?? "" },
	};
}
