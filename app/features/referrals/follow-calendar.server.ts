/** An appointment for a family's own calendar: when it is, and "Appointment". Nobody who looks there learns what for, where or whose. */
import type { AppLoadContext } from "@remix-run/node";
import { calendarAround, writeDiary } from "../../model/calendar/ical";
import { localNow } from "../../model/calendar/local-time";
import { id } from "../../platform/forms/choice-fields";
import type { Values } from "../../platform/forms/field-errors";
import { form, readAnswers } from "../../platform/forms/form";
import { speechIn } from "../../platform/i18n/speech.server";
import { stableId } from "../../platform/ids";
import type { OpenAppointment } from "./appointments.server";
import { asFamily } from "./follow.server";
import { codeIn } from "./follow-page.server";
import { toCome } from "./follow-view.server";
import type { OpenReferral } from "./open-referral.server";

const chosenForm = form({ appointment: id() });

/** @returns the file; undefined without the code that was sent last, and for one that is not to come */
export async function followCalendar(
	token: string,
	values: Values,
	{ language, client }: AppLoadContext,
): Promise<string | undefined> {
	const now = new Date();
	const chosen = readAnswers(chosenForm, values).appointment;
	const followed = await asFamily({ token, code: codeIn(values), client }, async (_, opened) => opened, now);
	const one = followed.ok ? toCome(followed.value, now).find(({ id }) => id === chosen) : undefined;
	if (!followed.ok || !one) return undefined;
	const { date, time } = localNow(one.startsAt);
	const summary = { text: speechIn(language).t("follow:calendar.entry"), lang: language.code };
	const stamp = one.steps.at(-1)?.at ?? now;
	const before = movedFrom(one, followed.value);
	const uid = stableId("referral-appointment", (before.at(-1) ?? one).id);
	const entry = { uid, stamp, sequence: before.length, date, time, summary };
	return calendarAround({ name: summary.text, lang: language.code }, writeDiary([entry]));
}

/** Those in whose place it stands, the newest first, so that it takes their place in the calendar too. */
function movedFrom(one: OpenAppointment, referral: Pick<OpenReferral, "appointments">): OpenAppointment[] {
	const before = referral.appointments.find(({ id }) => id === one.insteadOfId);
	return before ? [before, ...movedFrom(before, referral)] : [];
}
