import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntry, mail, roleGrant } from "../../../db/schema";
import { referral, referralStep } from "../../../db/schema/referrals";
import { aCouncil, aMember, anOrganisation, aService, saved } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { ANSWERS, aDraft, aReferralReader, aSentReferral, aServiceToRefer } from "../../../tests/factories/referrals";
import { systemFor } from "../../model/people/asker";
import { copied, NO_ANSWERS } from "../../model/referrals/referral";
import { OPEN_STATES } from "../../model/referrals/transitions";
import { referralListStream, referralStream } from "../../platform/audit.server";
import { openLetter } from "../../platform/mail/letter.server";
import { deliverer } from "../../platform/relay/deliver.server";
import { health, portal } from "../../platform/store.server";
import { DRAFT_DAYS, discardDraft, purgeDrafts, saveAnswer, sendDraft, startDraft } from "./draft.server";
import { countReferrals, listReferrals, type Place, type Range, REFERRALS_AT_ONCE } from "./list-referrals.server";
import { moveReferral } from "./move-referral.server";
import { detailsOf, openReferral } from "./open-referral.server";
import { answerQuestion } from "./question-page.server";
import type { ReferralReader } from "./reader.server";
import { postReferral, referralPage } from "./referral-page.server";
import { referralsPage } from "./referrals-page.server";
import { onReferralNews } from "./send-news.server";
import { postStep, stepPage } from "./step-page.server";
import { writeNote } from "./write-note.server";

const NOBODY = { name: "", role: "family", organisation: "" } as const;
const RUNNING = new AbortController().signal;
const service = aServiceToRefer();
const helen = aReferralReader("health-visitor");
const joy = aReferralReader("service-worker", { name: "Joy Mensah", organisationIds: [service.organisation.id] });

const stateOf = async (who: ReferralReader, id: string) => (await openReferral(who, id))?.state;
const logOf = async (stream: string) => {
	const db = await health.readFor(TEST);
	return db.select().from(auditEntry).where(eq(auditEntry.stream, stream)).orderBy(asc(auditEntry.number));
};
const fresh = () => ({ givenName: `Ana ${randomUUID()}` });

describe("a draft", () => {
	it("is its author's alone, keeps each answer, and is sent once it has all", async () => {
		const { id } = await startDraft(helen, { service, mark: null });
		expect(await sendDraft(helen, id)).toEqual({ ok: false, reason: "unfinished" });
		expect(await saveAnswer(helen, id, "safety", true)).toBe(true);
		expect(await saveAnswer(helen, id, "who", ANSWERS.who)).toBe(true);
		const other = aReferralReader("midwife", { name: "Marta Lis" });
		expect(await saveAnswer(other, id, "consent", true)).toBe(false);
		expect(await openReferral(other, id)).toBeUndefined();
		expect(await openReferral(joy, id)).toBeUndefined();
		expect((await openReferral(helen, id))?.details.answers).toEqual({ ...NO_ANSWERS, safety: true, who: ANSWERS.who });
	});

	it("is not sent any more once danger is said, or the family does not agree", async () => {
		for (const [question, answer] of [
			["safety", "yes"],
			["consent", "no"],
		] as const) {
			const id = await aDraft(helen, service, { ...ANSWERS, who: ANSWERS.who && { ...ANSWERS.who, ...fresh() } });
			expect(await answerQuestion(helen, { referral: id, question }, { answer })).toMatchObject({ ok: true });
			expect(await sendDraft(helen, id), question).toEqual({ ok: false, reason: "unfinished" });
			expect(await saveAnswer(helen, id, question, true)).toBe(true);
			expect(await sendDraft(helen, id), question).toEqual({ ok: true });
		}
	});

	it.each(["safety", "consent"] as const)(
		"with the answers of another is not sent before %s is asked anew",
		async (last) => {
			const answers = copied({ ...ANSWERS, who: ANSWERS.who && { ...ANSWERS.who, ...fresh() } });
			const id = await aDraft(helen, service, { ...answers, safety: true, consent: true, [last]: answers[last] });
			expect(await sendDraft(helen, id)).toEqual({ ok: false, reason: "unfinished" });
			expect(await saveAnswer(helen, id, last, true)).toBe(true);
			expect(await sendDraft(helen, id)).toEqual({ ok: true });
		},
	);

	it("sent by twenty at once is sent once", async () => {
		const id = await aDraft(helen, service, { ...ANSWERS, who: ANSWERS.who && { ...ANSWERS.who, ...fresh() } });
		const sent = await Promise.all(Array.from({ length: 20 }, () => sendDraft(helen, id)));
		expect(sent.every(({ ok }) => ok)).toBe(true);
		const db = await health.readFor(TEST);
		const steps = await db.select().from(referralStep).where(eq(referralStep.referralId, id));
		expect(steps.map(({ step, number }) => ({ step, number }))).toEqual([{ step: "send", number: 1 }]);
		expect((await logOf(referralStream(id))).filter(({ action }) => action === "referral.moved")).toHaveLength(1);
	});

	it("begun by twenty forms of one mark is one", async () => {
		const mark = { mark: randomUUID(), said: "the same" };
		const begun = await Promise.all(Array.from({ length: 20 }, () => startDraft(helen, { service, mark })));
		expect(new Set(begun.map(({ id }) => id)).size).toBe(1);
		expect(begun.filter(({ isNew }) => isNew)).toHaveLength(1);
		expect(await stateOf(helen, begun[0]?.id ?? "")).toBe("draft");
	});

	it("is thrown away by its author, and its log stays", async () => {
		const id = await aDraft(helen, service);
		expect(await discardDraft(aReferralReader("midwife"), id)).toBe(false);
		expect(await discardDraft(helen, id)).toBe(true);
		expect(await openReferral(helen, id)).toBeUndefined();
		expect((await logOf(referralStream(id))).map(({ action }) => action)).toEqual([
			"referral.begun",
			"referral.discarded",
		]);
	});

	it("ends after its days, and what was sent does not", async () => {
		const draft = await aDraft(helen, service);
		const sent = await aSentReferral(helen, service, fresh());
		const asker = systemFor("a test");
		await purgeDrafts(asker, new Date(Date.now() + (DRAFT_DAYS - 1) * 86_400_000));
		expect(await stateOf(helen, draft)).toBe("draft");
		await purgeDrafts(asker, new Date(Date.now() + (DRAFT_DAYS + 1) * 86_400_000));
		expect(await stateOf(helen, draft)).toBeUndefined();
		expect(await stateOf(helen, sent)).toBe("sent");
	});
});

describe("another referral of the same person to the same service", () => {
	it("is told of, by name to who made it and without to others, and sent knowingly", async () => {
		const person = fresh();
		const first = await aSentReferral(helen, service, person);
		const answers = { ...ANSWERS, who: ANSWERS.who && { ...ANSWERS.who, ...person } };
		const again = await aDraft(helen, service, answers);
		expect(await sendDraft(helen, again)).toEqual({ ok: false, reason: "twin", twin: { id: first } });
		const marta = aReferralReader("midwife", { name: "Marta Lis" });
		const hers = await aDraft(marta, service, answers);
		expect(await sendDraft(marta, hers)).toEqual({ ok: false, reason: "twin", twin: { id: null } });
		expect(await sendDraft(marta, hers, { evenIfTwin: true })).toEqual({ ok: true });
		const elsewhere = await aDraft(helen, aServiceToRefer(), answers);
		expect(await sendDraft(helen, elsewhere)).toEqual({ ok: true });
	});

	it("is none once the first is over", async () => {
		const person = fresh();
		const first = await aSentReferral(helen, service, person);
		await moveReferral(helen, first, { step: "cancel", revision: 1, words: { reason: "Moved away" } });
		const second = await aSentReferral(helen, service, person);
		expect([await stateOf(helen, first), await stateOf(helen, second)]).toEqual(["cancelled", "sent"]);
	});
});

describe("a referral that would be open again beside another one of the same family", () => {
	const declineIt = (id: string) =>
		moveReferral(joy, id, { step: "decline", revision: 1, words: { reason: "Full", why: "full", alternatives: [] } });
	const again = [
		["sent again by who made it", helen, "reopen"],
		["taken back by its service", joy, "step-back"],
	] as const;

	it.each(again)("is not %s, who learns which it is", async (_, who, step) => {
		const person = fresh();
		const id = await aSentReferral(helen, service, person);
		await declineIt(id);
		const other = await aSentReferral(helen, service, person);
		const move = { step, revision: 2, words: { reason: "A slip" } };
		expect(await moveReferral(who, id, move)).toEqual({ ok: false, reason: "twin", twin: { id: other } });
		expect(await postStep(who, { referral: id, step }, { revision: "2", reason: "A slip" })).toMatchObject(
			step === "reopen" ? { status: 409, why: "gone" } : { status: 409, why: "twin", typed: { reason: "A slip" } },
		);
		expect(await stateOf(helen, id)).toBe("declined");
		await moveReferral(helen, other, { step: "cancel", revision: 1, words: { reason: "Two by mistake" } });
		expect(await moveReferral(who, id, move)).toEqual({ ok: true });
	});

	it("of somebody else's is not named", async () => {
		const person = fresh();
		const id = await aSentReferral(helen, service, person);
		await declineIt(id);
		await aSentReferral(aReferralReader("midwife", { name: "Marta Lis" }), service, person);
		expect(await moveReferral(helen, id, { step: "reopen", revision: 2 })).toMatchObject({ twin: { id: null } });
	});
});

describe("a referral", () => {
	it("goes from sent to completed by its service, and who made it reads each step", async () => {
		const id = await aSentReferral(helen, service, fresh());
		const steps = [
			{ step: "receive" },
			{ step: "accept", words: { reason: "We call on Monday" } },
			{ step: "wait", words: { expectedOn: "2026-12-20" } },
			{ step: "begin", words: { firstContact: "appointment", contactOn: "2026-12-18" } },
			{ step: "complete", words: { outcome: "met" } },
		] as const;
		for (const [index, move] of steps.entries())
			expect(await moveReferral(joy, id, { ...move, revision: index + 1 })).toEqual({ ok: true });
		const seen = await openReferral(helen, id);
		expect(seen?.state).toBe("completed");
		expect(seen?.steps.map(({ to }) => to)).toEqual([
			"sent",
			"received",
			"accepted",
			"waiting",
			"in-progress",
			"completed",
		]);
		expect(seen?.steps[2]?.words).toMatchObject({
			reason: "We call on Monday",
			by: { name: "Joy Mensah", organisation: "Tideline Families" },
		});
		const actions = (await logOf(referralStream(id))).map(({ action, actorId }) => [action, actorId]);
		expect(actions.at(-1)).toEqual(["referral.read", helen.person.id]);
	});

	it("of two at once is moved by one, and the other learns of it; sent twice it is moved once", async () => {
		const id = await aSentReferral(helen, service, fresh());
		const sam = aReferralReader("service-worker", { name: "Sam", organisationIds: [service.organisation.id] });
		const both = await Promise.all([
			moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "Yes" } }),
			moveReferral(sam, id, { step: "decline", revision: 1, words: { reason: "No", why: "full", alternatives: [] } }),
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both).toContainEqual({ ok: false, reason: "changed" });
		const [first] = both;
		const [who, step] = first?.ok ? ([joy, "accept"] as const) : ([sam, "decline"] as const);
		expect(await moveReferral(who, id, { step, revision: 1 })).toEqual({ ok: true });
		expect((await openReferral(helen, id))?.revision).toBe(2);
	});

	it("is not moved from a page that is out of date, also where the step could be done", async () => {
		const id = await aSentReferral(helen, service, fresh());
		await moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "Yes" } });
		const cancel = { step: "cancel", words: { reason: "Nobody answers" } } as const;
		expect(await moveReferral(helen, id, { ...cancel, revision: 1 })).toEqual({ ok: false, reason: "changed" });
		expect(await stateOf(helen, id)).toBe("accepted");
		expect(await moveReferral(helen, id, { ...cancel, revision: 2 })).toEqual({ ok: true });
	});

	it("is moved by nobody against the table", async () => {
		const id = await aSentReferral(helen, service, fresh());
		for (const [who, step] of [
			[helen, "accept"],
			[joy, "complete"],
			[joy, "wait"],
			[joy, "reopen"],
			[joy, "send"],
		] as const)
			expect(await moveReferral(who, id, { step, revision: 1 }), step).toEqual({ ok: false, reason: "changed" });
		expect(await stateOf(helen, id)).toBe("sent");
	});

	it("goes one step back, once", async () => {
		const id = await aSentReferral(helen, service, fresh());
		await moveReferral(joy, id, {
			step: "decline",
			revision: 1,
			words: { reason: "Full", why: "full", alternatives: [] },
		});
		expect(await moveReferral(joy, id, { step: "step-back", revision: 2, words: { reason: "A slip" } })).toEqual({
			ok: true,
		});
		expect(await stateOf(helen, id)).toBe("sent");
		await moveReferral(joy, id, { step: "accept", revision: 3, words: { reason: "Yes" } });
		const again = await moveReferral(joy, id, { step: "step-back", revision: 4, words: { reason: "No" } });
		expect(again).toEqual({ ok: false, reason: "changed" });
		expect(await stateOf(helen, id)).toBe("accepted");
	});

	it.each([
		["a midwife", aReferralReader("midwife")],
		["a worker of another organisation", aReferralReader("service-worker", { organisationIds: [randomUUID()] })],
		["a worker of no organisation", aReferralReader("service-worker")],
	])("is not there for %s", async (_, stranger) => {
		const id = await aSentReferral(helen, service, fresh());
		expect(await openReferral(joy, id)).toBeDefined();
		const before = await logOf(referralStream(id));
		expect(await openReferral(stranger, id)).toBeUndefined();
		expect(await moveReferral(stranger, id, { step: "receive", revision: 1 })).toEqual({
			ok: false,
			reason: "not-found",
		});
		expect(await writeNote(stranger, id, { text: "Hello", sight: "referrer", mark: null })).toBe(false);
		const ranges = OPEN_STATES.map((state) => ({ state }));
		expect((await listReferrals(stranger, { ranges, order: "longest", after: null })).listed).toEqual([]);
		expect([...(await countReferrals(stranger, new Map([["open", ranges]])))]).toEqual([["open", 0]]);
		expect(await logOf(referralStream(id))).toEqual(before);
	});
});

describe("news", () => {
	it("goes to each worker of the organisation, or to who referred, once a step, and says nothing", async () => {
		const council = await aCouncil();
		const organisation = anOrganisation({ name: "Tideline Families" });
		await saved(council, { organisations: [organisation] });
		const own = aServiceToRefer({ organisation: { id: organisation.id, name: "Tideline Families" } });
		const workers = [
			await aMember(council, "service-worker", { organisationId: organisation.id }),
			await aMember(council, "service-worker", { organisationId: organisation.id }),
		];
		await aMember(council, "provider", { organisationId: organisation.id });
		const referrer = await aMember(council, "health-visitor");
		const her = aReferralReader("health-visitor", { id: referrer.id, council });
		const his = aReferralReader("service-worker", { id: workers[0]?.id, organisationIds: [organisation.id] });
		const carry = () => deliverer({ from: health, to: portal, handlers: [onReferralNews] })(TEST, RUNNING);
		const letters = async () => {
			const db = await portal.readFor(TEST);
			const rows = await db.select().from(mail).where(eq(mail.councilId, council.id));
			return rows.map(openLetter).flatMap((letter) => (letter.ok ? [letter.value] : []));
		};
		const id = await aDraft(her, own);
		await Promise.all(Array.from({ length: 20 }, () => sendDraft(her, id)));
		await carry();
		const first = await letters();
		expect(first.map(({ recipient }) => recipient).toSorted()).toEqual(workers.map(({ email }) => email).toSorted());
		await moveReferral(his, id, { step: "receive", revision: 1 });
		await moveReferral(his, id, {
			step: "decline",
			revision: 2,
			words: { why: "full", reason: "No place", alternatives: [] },
		});
		await carry();
		const all = await letters();
		expect(all.filter(({ recipient }) => recipient === referrer.email)).toHaveLength(1);
		expect(all).toHaveLength(3);
		expect(JSON.stringify(all)).toContain(id);
		expect(JSON.stringify(all)).not.toMatch(/Popescu|Infant|Tideline|declin/i);
		const left = /does not refer here any more/;
		expect((await referralPage(his, id, null)).warnings.join()).not.toMatch(left);
		// Who has left hears nothing any more, and the service is told so.
		await portal.transaction(TEST, (tx) => tx.delete(roleGrant).where(eq(roleGrant.personId, referrer.id)));
		await moveReferral(his, id, { step: "step-back", revision: 3, words: { reason: "A slip" } });
		await carry();
		expect(await letters()).toHaveLength(3);
		expect((await referralPage(his, id, null)).warnings.join()).toMatch(left);
	});
});

describe("a decline", () => {
	it("that names a service which takes nobody is asked again, and declines nothing", async () => {
		const id = await aSentReferral(helen, service, fresh());
		const said = { revision: "1", why: "full", reason: "No place", alternatives: randomUUID() };
		expect(await postStep(joy, { referral: id, step: "decline" }, said)).toMatchObject({
			ok: false,
			status: 400,
			errors: { alternatives: { reason: "not-there" } },
			typed: said,
		});
		expect(await stateOf(joy, id)).toBe("sent");
		const { alternatives: _, ...others } = said;
		expect(await postStep(joy, { referral: id, step: "decline" }, { ...others, noneFound: "yes" })).toEqual({
			ok: true,
		});
	});
});

describe("services in the place of one", () => {
	it("are those that get referrals and those where a family comes by itself, and are offered as long as they are", async () => {
		const council = { ...(await aCouncil()), gss: null };
		const [ours, others] = [anOrganisation(), anOrganisation()];
		const at = (name: string, joining: "drop-in" | "professional-referral", { id: organisationId } = others) =>
			aService({ name, joining, organisationId, topics: ["infant-feeding"] });
		const from = at("Feeding clinic", "professional-referral", ours);
		const sent = at("Tongue-tie clinic", "professional-referral", ours);
		const open = at("Feeding café", "drop-in");
		const neither = at("Feeding ward", "professional-referral");
		await saved(council, { organisations: [ours, others], services: [from, sent, open, neither] });
		await aMember(council, "service-worker", { organisationId: ours.id });
		const her = aReferralReader("health-visitor", { council });
		const his = aReferralReader("service-worker", { council, organisationIds: [ours.id] });
		const organisation = { id: ours.id, name: ours.content.name };
		const id = await aSentReferral(her, { id: from.id, name: "Feeding clinic", organisation }, fresh());
		const offered = (await stepPage(his, { referral: id, step: "decline" }, new URLSearchParams())).alternatives;
		expect(offered.map(({ label }) => label).toSorted()).toEqual(["Feeding café", "Tongue-tie clinic"]);
		const said = { revision: "1", why: "full", reason: "No place", alternatives: [open.id, sent.id] };
		expect(await postStep(his, { referral: id, step: "decline" }, said)).toEqual({ ok: true });
		const shown = async () =>
			(await referralPage(her, id, null)).steps[0]?.alternatives
				.map(({ name, receives, isOpen }) => ({ name, receives, isOpen }))
				.toSorted((one, other) => (one.name < other.name ? -1 : 1));
		expect(await shown()).toEqual([
			{ name: "Feeding café", receives: false, isOpen: true },
			{ name: "Tongue-tie clinic", receives: true, isOpen: false },
		]);
		await saved(council, { services: [{ ...sent, status: "withdrawn" }] });
		expect(await shown()).toEqual([{ name: "Feeding café", receives: false, isOpen: true }]);
	});
});

describe("notes", () => {
	it("that do not say who may read them are the service's alone", async () => {
		const id = await aSentReferral(helen, service, fresh());
		expect(await postReferral(joy, id, { do: "note", note: "Two calls" })).toEqual({ ok: true, done: "noted" });
		expect(await postReferral(helen, id, { do: "note", note: "She is away" })).toEqual({ ok: true, done: "noted" });
		expect((await openReferral(joy, id))?.notes.map(({ sight }) => sight)).toEqual(["service", "referrer"]);
	});

	it("are read by the service alone, or by the referrer too, and written once by one form", async () => {
		const id = await aSentReferral(helen, service, fresh());
		const mark = { mark: randomUUID(), said: "it" };
		for (const _ of [1, 2]) await writeNote(joy, id, { text: "Two calls, no answer", sight: "service", mark });
		await writeNote(joy, id, { text: "We will write", sight: "referrer", mark: null });
		await writeNote(helen, id, { text: "She is away", sight: "service", mark: null });
		const texts = async (who: ReferralReader) =>
			(await openReferral(who, id))?.notes.map(({ text }) => text).toSorted();
		expect(await texts(joy)).toEqual(["She is away", "Two calls, no answer", "We will write"]);
		expect(await texts(helen)).toEqual(["She is away", "We will write"]);
	});
});

describe("lists", () => {
	it("have what is in some states, the longest or the newest first, and say so in the log once", async () => {
		const own = aServiceToRefer();
		const worker = aReferralReader("service-worker", { organisationIds: [own.organisation.id] });
		const first = await aSentReferral(helen, own, fresh());
		const second = await aSentReferral(helen, own, fresh());
		await aDraft(helen, own);
		await moveReferral(worker, first, { step: "receive", revision: 1 });
		const ranges = (["sent", "received"] as const).map((state) => ({ state }));
		const list = async (order: "longest" | "newest") =>
			(await listReferrals(worker, { ranges, order, after: null })).listed.map(({ id }) => id);
		expect(await list("longest")).toEqual([second, first]);
		expect(await list("newest")).toEqual([first, second]);
		const lists = new Map<string, Range[]>([
			["new", ranges],
			["open", OPEN_STATES.map((state) => ({ state }))],
			["received", [{ state: "received" as const }]],
			["draft", [{ state: "draft" as const }]],
		]);
		expect([...(await countReferrals(worker, lists))]).toEqual([
			["new", 2],
			["open", 2],
			["received", 1],
			["draft", 0],
		]);
		const log = await logOf(referralListStream(worker.person.id));
		expect(log.map(({ details }) => details.referrals)).toEqual([
			[second, first],
			[first, second],
		]);
	});

	it("go on page by page, over several organisations, and lose or repeat none where moments are the same", async () => {
		const services = [aServiceToRefer(), aServiceToRefer()];
		const organisationIds = services.map(({ organisation }) => organisation.id);
		const worker = aReferralReader("service-worker", { organisationIds });
		const rows = Array.from({ length: 2 * REFERRALS_AT_ONCE + 5 }, (_, index) => ({
			id: randomUUID(),
			state: index % 3 === 0 ? ("received" as const) : ("sent" as const),
			revision: 1,
			councilId: "northmere",
			serviceId: randomUUID(),
			organisationId: organisationIds[index % 2] ?? "",
			referrerId: randomUUID(),
			stateSince: new Date(1_790_000_000_000 + (index % 7) * 1000),
			createdAt: new Date(),
			sentAt: new Date(),
		}));
		await health.transaction(TEST, async (tx) => {
			const some = rows.map((row) => ({
				...row,
				details: detailsOf.seal(row.id, {
					answers: ANSWERS,
					service: { name: "", organisation: "" },
					referrer: NOBODY,
				}),
				detailsLookUp: null,
			}));
			await tx.insert(referral).values(some);
		});
		const ranges = OPEN_STATES.map((state) => ({ state }));
		for (const order of ["longest", "newest"] as const) {
			const seen: string[] = [];
			const sizes: number[] = [];
			let after: Place | null = null;
			do {
				const page: Awaited<ReturnType<typeof listReferrals>> = await listReferrals(worker, { ranges, order, after });
				seen.push(...page.listed.map(({ id }) => id));
				sizes.push(page.listed.length);
				after = page.next;
			} while (after);
			expect(sizes).toEqual([REFERRALS_AT_ONCE, REFERRALS_AT_ONCE, 5]);
			const sorted = rows.toSorted(
				(one, other) => one.stateSince.getTime() - other.stateSince.getTime() || (one.id < other.id ? -1 : 1),
			);
			expect(seen).toEqual((order === "longest" ? sorted : sorted.toReversed()).map(({ id }) => id));
		}
	});

	it("of a referrer have what needs them: what is late, and what was declined lately", async () => {
		const own = aServiceToRefer();
		const her = aReferralReader("health-visitor");
		const worker = aReferralReader("service-worker", { organisationIds: [own.organisation.id] });
		const declined = await aSentReferral(her, own, fresh());
		await aSentReferral(her, own, fresh());
		const draft = await aDraft(her, own);
		const words = { why: "full", reason: "No place", alternatives: [] } as const;
		await moveReferral(worker, declined, { step: "decline", revision: 1, words: { ...words, alternatives: [] } });
		const page = async (view: string, who = her) => {
			const { cards, views } = await referralsPage(who, new URLSearchParams({ view }));
			return { ids: cards.map(({ id }) => id), number: views.find((one) => one.view === view)?.number };
		};
		expect(await page("needs")).toEqual({ ids: [declined], number: "1" });
		expect(await page("drafts")).toEqual({ ids: [draft], number: "1" });
		expect((await page("open")).number).toBe("1");
		expect((await page("new", worker)).number).toBe("1");
		await expect(page("drafts", worker)).rejects.toMatchObject({ status: 404 });
		await expect(page("needs", worker)).rejects.toMatchObject({ status: 404 });
		for (const after of ["1-x", "x", `-1-${declined}`, `${"9".repeat(16)}-${declined}`])
			await expect(referralsPage(her, new URLSearchParams({ after }))).rejects.toMatchObject({ status: 400 });
	});
});

it("stands encrypted", async () => {
	const id = await aSentReferral(helen, service, fresh());
	const db = await health.readFor(TEST);
	const [row] = await db.select().from(referral).where(eq(referral.id, id));
	expect(row?.state).toBe("sent");
	expect(JSON.stringify(row)).not.toMatch(/Popescu|latch|brother|Infant/);
});
