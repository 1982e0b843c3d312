/** Referrals: the draft, the steps of both ends, appointments, and how a family follows it. */
import { randomUUID } from "node:crypto";
import { moveAppointment } from "../../../app/features/referrals/move-appointment.server";
import { moveReferral } from "../../../app/features/referrals/move-referral.server";
import { openReferral } from "../../../app/features/referrals/open-referral.server";
import type { ReferralReader } from "../../../app/features/referrals/reader.server";
import { localNow } from "../../../app/model/calendar/local-time";
import { ROLE_NEEDS } from "../../../app/model/people/assurance";
import { aMember, aPerson } from "../../factories";
import { aDraft, aReferralReader, aSentReferral } from "../../factories/referrals";
import type { StaffedCouncil } from "../../factories/staffed-council";
import { aFollowedPage, everythingTold } from "../followed";
import { type Fill, fillIn, fillInOn } from "../somebody";
import { idIn, type OwnAttempt, type OwnAttempts } from "./form";
import { linkInMail } from "./links";

/**
 * A service to which families are referred, a health visitor who refers, a worker who gets it, and who may not: another
 * professional, a worker of another organisation, another council's, a provider of the same organisation, a family.
 */
async function atReferrals({ council, entry, organisation }: StaffedCouncil) {
	const listed = await entry("service", "live");
	const service = { id: idIn(listed), name: "Lantern feeding", organisation };
	const referrer = await aMember(council, "health-visitor", { name: "Helen Okoro" });
	const worker = await aMember(council, "service-worker", { name: "Joy Mensah", organisationId: organisation.id });
	const wrong = {
		"a midwife": await aMember(council, "midwife", { name: "Marta Lis" }),
		"a worker of no organisation of theirs": await aMember(council, "service-worker", { name: "Another worker" }),
		"a provider of the organisation": await aMember(council, "provider", { organisationId: organisation.id }),
		"an administrator": await aMember(council, "administrator"),
		"a family": await aPerson("Ana Popescu", ROLE_NEEDS["health-visitor"]),
		"somebody signed out": null,
	};
	const reader = aReferralReader("health-visitor", { id: referrer.id, council });
	return { service, referrer, worker, wrong, reader };
}

const onDay = (name: string, day: string): Fill => {
	const [year = "", month = "", date = ""] = day.split("-");
	return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const NEXT_YEAR = `${new Date().getUTCFullYear() + 1}-03-01`;
/** Of an appointment, next year. */
const A_TIME: Fill = {
	...onDay("on", NEXT_YEAR),
	time: "10:30",
	way: "telephone",
};

const accepted = (id: string, worker: ReferralReader) =>
	moveReferral(worker, id, { step: "accept", revision: 1, words: { reason: "Yes" } });

/** An appointment that was offered. @returns its id */
async function anAppointment(id: string, worker: ReferralReader): Promise<string> {
	await accepted(id, worker);
	const when = { on: "2099-03-01", time: "10:00", way: "home", where: null, movableUntil: null } as const;
	await moveAppointment(worker, id, { appointmentId: null, step: "offer", revision: 0, said: { when } }, BEFORE_2099);
	return (await openReferral(worker, id))?.appointments[0]?.id ?? "";
}

const BEFORE_2099 = new Date("2098-12-01T12:00:00Z");

/** The page of a family to which an appointment was offered. */
async function atFollowed(ours: StaffedCouncil) {
	const { service, worker, reader } = await atReferrals(ours);
	const joy = aReferralReader("service-worker", { id: worker.id, organisationIds: [service.organisation.id] });
	return aFollowedPage(ours.inside, reader, service, (id) => anAppointment(id, joy));
}

/**
 * A form of a referral that was sent. @param by who sends it; the other end may not, but for what both do
 * @param rest with ":appointment" for what `before` gives
 */
const atReferral = (
	rest: string,
	by: "referrer" | "worker",
	filling: Parameters<typeof fillIn>[2],
	before: (id: string, worker: ReferralReader) => Promise<unknown> = async () => undefined,
): OwnAttempt => ({
	async form(ours) {
		const { service, referrer, worker, wrong, reader } = await atReferrals(ours);
		const id = await aSentReferral(reader, service, { givenName: `Ana ${randomUUID()}` });
		const organisationIds = [service.organisation.id];
		const made = await before(
			id,
			aReferralReader("service-worker", { id: worker.id, council: ours.council, organisationIds }),
		);
		const page = rest.replace(":appointment", String(made));
		const right = by === "referrer" ? referrer : worker;
		await everythingTold();
		const other = by === "referrer" ? worker : referrer;
		const isForBoth = rest === "/cancel" || filling.button === "Add the note";
		const others = isForBoth ? wrong : { ...wrong, "the other end of it": other };
		return { right, posting: await fillIn(right, `/referrals/${id}${page}`, filling), wrong: others };
	},
	shows: ({ location }) => /\/referrals\/[\w-]{36}\?done=(?:moved|noted|appointment)$/.test(location),
});

export const OWN: OwnAttempts = {
	"referrals/new": [
		{
			async form(ours) {
				const { service, referrer, wrong, worker } = await atReferrals(ours);
				const [listed] = await ours.inside.query(`SELECT content FROM service WHERE id = '${service.id}'`);
				const content = typeof listed?.content === "string" ? JSON.parse(listed.content) : listed?.content;
				const page = `/referrals/new?q=${encodeURIComponent(content.name)}`;
				const posting = await fillIn(referrer, page, { button: /^Refer a family to this service/ });
				// Midwives refer too.
				const { "a midwife": _, ...others } = wrong;
				return { right: referrer, posting, wrong: { ...others, "a service worker": worker } };
			},
			shows: ({ location }) => /\/referrals\/[\w-]{36}\/draft\/check$/.test(location),
		},
	],
	"referrals/:referral/draft/:question": [
		{
			async form(ours) {
				const { service, referrer, worker, wrong, reader } = await atReferrals(ours);
				const id = await aDraft(reader, service);
				const filling = { button: "Save and continue", fill: { why: "Pain", hopes: "Less pain" } };
				const posting = await fillIn(referrer, `/referrals/${id}/draft/reason`, filling);
				return { right: referrer, posting, wrong: { ...wrong, "its service": worker } };
			},
			shows: ({ location }) => location.endsWith("/draft/check"),
		},
		{
			async form(ours) {
				const { service, referrer, worker, wrong, reader } = await atReferrals(ours);
				const id = await aDraft(reader, service);
				const posting = await fillIn(referrer, `/referrals/${id}/draft/check`, { button: "Send the referral" });
				return { right: referrer, posting, wrong: { ...wrong, "its service": worker } };
			},
			shows: ({ location }) => location.endsWith("?done=sent"),
		},
	],
	"referrals/:referral": [
		atReferral("", "worker", { button: "We have it" }),
		atReferral("", "worker", { button: "Add the note", fill: { note: "We called", sight: "service" } }),
		atReferral("", "referrer", { button: "Add the note", fill: { note: "She moved" } }),
	],
	"follow/:token": [
		{
			async form(ours) {
				const { service, reader } = await atReferrals(ours);
				const email = `${randomUUID()}@families.example`;
				await aSentReferral(reader, service, { givenName: `Ana ${randomUUID()}` }, email);
				await everythingTold();
				const link = await linkInMail(ours, /\/ro\/follow\/[\w-]{43}/);
				return { right: null, posting: await fillIn(null, link, { button: "Trimiteți-mi un cod" }) };
			},
			shows: ({ text }) => text.includes("Am trimis un cod"),
		},
		{
			async form(ours) {
				const { link, html } = await atFollowed(ours);
				return { right: null, posting: fillInOn(html, link, { button: "Voi veni" }) };
			},
			shows: ({ text }) => text.includes("Ați spus că veniți"),
		},
	],
	"follow/:token/appointment.ics": [
		{
			async form(ours) {
				const { link, html } = await atFollowed(ours);
				return { right: null, posting: fillInOn(html, link, { button: "Adăugați în calendarul meu" }) };
			},
			shows: ({ text }) => text.includes("DTSTART;TZID=Europe/London:20990301T100000"),
		},
	],
	"referrals/:referral/:step": [
		atReferral("/accept", "worker", { button: "Accept", fill: { reason: "We call on Monday" } }),
		atReferral("/decline", "worker", {
			button: "Decline",
			fill: { why: "full", reason: "No place until May", noneFound: "yes" },
		}),
		atReferral(
			"/wait",
			"worker",
			{ button: "Put on the waiting list", fill: onDay("expectedOn", NEXT_YEAR) },
			accepted,
		),
		atReferral(
			"/begin",
			"worker",
			{ button: "Record the first contact", fill: onDay("contactOn", localNow().date) },
			accepted,
		),
		atReferral("/cancel", "referrer", { button: "Cancel the referral", fill: { reason: "They moved away" } }),
		{
			async form(ours) {
				const { service, worker, wrong, reader } = await atReferrals(ours);
				const onwardTo = idIn(await ours.entry("service", "live"));
				const id = await aSentReferral(reader, service, { givenName: `Ana ${randomUUID()}` });
				await everythingTold();
				const fill = { onwardTo, reason: "It is sleep more than feeding", nobodyInDanger: "yes", agreed: "yes" };
				const filling = { button: "Send it on to another service", fill };
				return { right: worker, posting: await fillIn(worker, `/referrals/${id}/transfer`, filling), wrong };
			},
			shows: ({ location }) => location.endsWith("?done=moved"),
		},
	],
	"referrals/:referral/appointments/new": [
		atReferral("/appointments/new", "worker", { button: "Offer it", fill: A_TIME }, accepted),
	],
	"referrals/:referral/appointments/:appointment": [
		atReferral(
			"/appointments/:appointment",
			"worker",
			{ button: "Say what came of it", fill: { step: "confirm" } },
			anAppointment,
		),
	],
	"referrals/:referral/appointments/:appointment/move": [
		atReferral("/appointments/:appointment/move", "worker", { button: "Offer it", fill: A_TIME }, anAppointment),
	],
};
