/** What a guardian sees of their shares: the list, the three steps to a new one, and one of them with its code. */
import type { AppLoadContext } from "@remix-run/node";
import type { Section } from "../../../model/health/record/sections";
import { type Duration, type Recipient, stateOf, USUAL_DURATION } from "../../../model/health/sharing/share";
import { pathsFor } from "../../../paths";
import { pageError } from "../../../platform/errors";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { readValues } from "../../../platform/forms/form";
import { oneOf } from "../../../platform/forms/values";
import type { Speech } from "../../../platform/i18n/context";
import { speechIn } from "../../../platform/i18n/speech.server";
import { markIn } from "../../../platform/once.server";
import { type QrCode, qrCode } from "../../../platform/qr-code.server";
import type { SignedIn } from "../../people/sessions.server";
import { requireChildRecord } from "../record/open-record.server";
import { type RecordHead, recordHead } from "../record/record-pages.server";
import { howForm, type ShareReason, whatForm } from "./share-forms";
import { listShares, type MyShare, makeShare, stopShare } from "./share-record.server";
import { shlinkOf } from "./smart-health-link.server";
import { timeLeft } from "./time-left";

/** A share in words, as the list has it. */
export interface ShareView {
	id: string;
	/** "Health visitor or midwife" */
	recipient: string;
	isLive: boolean;
	/** "Open until 28 November 2026, 10:05am" */
	state: string;
	sections: string[];
	made: string;
	opened: string;
}

export interface SharesPage {
	head: RecordHead;
	shares: ShareView[];
	/** The child has died: nothing more is shared. */
	isOver: boolean;
}

export async function sharesPage(
	who: SignedIn,
	childId: string | undefined,
	{ language }: AppLoadContext,
): Promise<SharesPage> {
	const speech = speechIn(language);
	const opened = await requireChildRecord(who, childId, ["about"]);
	const isOver = opened.child.diedOn !== null;
	const shares = await listShares(who, opened.child.id);
	const now = new Date();
	return {
		head: recordHead(opened, speech.t("health-sharing:title"), speech),
		shares: shares.map((one) => shareView(one, isOver, now, speech)),
		isOver,
	};
}

function shareView(share: MyShare, isOver: boolean, now: Date, { t, format }: Speech): ShareView {
	const state = stateOf(share, now);
	// After a death it is over, whatever its time.
	const shown = isOver && state === "live" ? "over" : state;
	const at = shown === "stopped" ? (share.revokedAt ?? now) : share.until < now || shown === "live" ? share.until : now;
	return {
		id: share.id,
		recipient: t(`health-sharing:recipient.${share.recipient ?? "other"}`),
		isLive: shown === "live",
		state:
			isOver && shown === "over"
				? t("health-sharing:ended")
				: t(`health-sharing:state.${shown}`, { when: format.moment(at) }),
		sections: share.sections.map((section) => t(`health-record:section.${section}`)),
		made: t("health-sharing:made", { when: format.moment(share.createdAt) }),
		opened: t("health-sharing:opened", { number: format.number(share.openings.length) }),
	};
}

export interface OneSharePage {
	head: RecordHead;
	share: ShareView;
	/** What opens it, while it is open. */
	code: { qr: QrCode; link: string; passcode: string | null; left: string; until: string } | null;
	/** Newest first. */
	openings: { id: string; when: string; who: string }[];
	/** Said where somebody typed a wrong passcode. */
	wrong: string | null;
	isOver: boolean;
}

/** @throws the page "not found" for one that the reader did not make */
export async function oneSharePage(
	who: SignedIn,
	{ childId, shareId }: { childId: string | undefined; shareId: string | undefined },
	{ language, origin }: AppLoadContext,
): Promise<OneSharePage> {
	const speech = speechIn(language);
	const { t, format } = speech;
	const opened = await requireChildRecord(who, childId, ["about"]);
	const share = (await listShares(who, opened.child.id)).find(({ id }) => id === shareId);
	if (!share) throw pageError("not-found");
	const now = new Date();
	const isOver = opened.child.diedOn !== null;
	const view = shareView(share, isOver, now, speech);
	// Its page offers whoever opens it their own language: theirs is not the family's.
	const { link, until, wrongPasscodes } = share;
	return {
		head: recordHead(opened, t("health-sharing:title"), speech),
		share: view,
		code:
			view.isLive && link
				? codeOf(`${origin}${pathsFor("en").viewShare()}#${shlinkOf({ ...share, link }, origin)}`)
				: null,
		openings: share.openings.toReversed().map(({ id, at, says }) => ({
			id,
			when: format.moment(at),
			who: says === null ? t("errors:sealed.key-missing") : t("health-sharing:one.says", { name: says }),
		})),
		wrong: wrongPasscodes > 0 ? t("health-sharing:one.wrong", { number: format.number(wrongPasscodes) }) : null,
		isOver,
	};

	function codeOf(url: string) {
		return {
			qr: qrCode(url),
			link: url,
			passcode: link?.passcode?.replace(/^(...)/, "$1 ") ?? null,
			left: t("health-sharing:one.left", { time: timeLeft(until, now, speech), when: format.moment(until) }),
			until: format.moment(until),
		};
	}
}

/** @throws the page "not found" for one that they did not make */
export async function stopSharing(
	who: SignedIn,
	{ childId, shareId }: { childId: string | undefined; shareId: string | undefined },
): Promise<void> {
	if (!(await stopShare(who, { childId: childId ?? "", shareId: shareId ?? "" }))) throw pageError("not-found");
}

export interface NewSharePage {
	head: RecordHead;
	step: 1 | 2 | 3;
	/** What was chosen, by field; as it is sent along. */
	values: Values;
	errors: FieldErrors<ShareReason>;
	/** In the last step, what was chosen in words. */
	chosen: { recipient: string; sections: string[]; duration: string; passcode: string } | null;
}

/** The step that an address is at: what was chosen so far stands in it, which is nothing personal. */
export async function newSharePage(
	who: SignedIn,
	{ childId, values }: { childId: string | undefined; values: Values },
	{ language }: AppLoadContext,
): Promise<NewSharePage> {
	const speech = speechIn(language);
	const opened = await requireChildRecord(who, childId, ["about"]);
	if (opened.child.diedOn !== null) throw pageError("not-found");
	const head = recordHead(opened, speech.t("health-sharing:title"), speech);
	const at = oneOf(values, "step");
	const page = { head, values: { duration: USUAL_DURATION, passcode: "yes", ...values }, errors: {}, chosen: null };
	if (at !== "how" && at !== "check") return { ...page, step: 1 };
	const what = readValues(whatForm, values);
	if (!what.ok) return { ...page, step: 1, errors: what.errors };
	if (at === "how") return { ...page, step: 2 };
	const how = readValues(howForm, values);
	if (!how.ok) return { ...page, step: 2, errors: how.errors };
	return { ...page, step: 3, chosen: inWords({ ...what.values, ...how.values }, speech) };
}

function inWords(
	{
		recipient,
		section,
		duration,
		passcode,
	}: { recipient: Recipient; section: readonly Section[]; duration: Duration; passcode: "yes" | "no" },
	{ t }: Speech,
) {
	return {
		recipient: t(`health-sharing:recipient.${recipient}`),
		sections: section.map((one) => t(`health-record:section.${one}`)),
		duration: t(`health-sharing:duration.${duration}`),
		passcode: t(`health-sharing:new.${passcode}`),
	};
}

/**
 * Makes the share that was checked.
 * @returns its id; null for choices that are none, or only shown again: their page asks anew
 * @throws the page "not found" for a child that is not theirs
 */
export async function shareNow(
	who: SignedIn,
	{ childId, values }: { childId: string | undefined; values: Values },
): Promise<string | null> {
	const [what, how] = [readValues(whatForm, values), readValues(howForm, values)];
	if (!what.ok || !how.ok) return null;
	const { recipient, section } = what.values;
	const { duration, passcode } = how.values;
	const id = await makeShare(who, {
		childId: childId ?? "",
		recipient,
		sections: section,
		duration,
		withPasscode: passcode === "yes",
		mark: markIn(values),
	});
	if (id === undefined) throw pageError("not-found");
	return id;
}
