/** Referrals that systems of other organisations send to the running product by NHS BaRS, and what they are told of them. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { localNow } from "../../app/model/calendar/local-time";
import { health } from "../../app/platform/store.server";
import { referralMessage } from "../../db/schema/referrals";
import { aMember, type Member } from "../factories";
import { TEST } from "../factories/asker";
import { aBarsMessage, type BarsWords } from "../factories/bars";
import { aToken, type SignedWith } from "../factories/events";
import { host } from "../setup/at-the-door";
import { type Inside, lookInside } from "../setup/look-inside";
import { openPage, submit } from "./somebody";

const key = inject("eventKey");
const base = `${host.origin}/booking-and-referral/FHIR/R4`;
const signed = (some: Partial<SignedWith> = {}) => aToken({ key, issuer: "hexham", audience: base, ...some });

let inside: Inside;
let joy: Member;
let endpoint: string;
beforeAll(async () => {
	inside = await lookInside(inject("door").database);
	const [row] = await inside.query(
		"SELECT id, organisation_id, council_id FROM service WHERE slug = 'specialist-feeding-clinic'",
	);
	endpoint = `${base}/HealthcareService/${row?.id}`;
	joy = await aMember({ id: String(row?.council_id) }, "service-worker", {
		name: "Joy Mensah",
		organisationId: String(row?.organisation_id),
	});
});
afterAll(() => inside.close());

interface Asked {
	body?: unknown;
	/** Null for none; a fresh one of the sender's unless given. */
	token?: string | null;
	method?: string;
	type?: string;
	ids?: Record<string, string>;
}

const freshIds = () => ({ "X-Request-Id": randomUUID(), "X-Correlation-Id": randomUUID() });

async function ask(
	path: string,
	{ body, token, method, type = "application/fhir+json", ids = freshIds() }: Asked = {},
) {
	const bearer = token === undefined ? await signed() : token;
	const answer = await fetch(base + path, {
		method: method ?? (body === undefined ? "GET" : "POST"),
		headers: {
			...ids,
			...(body !== undefined && { "Content-Type": type }),
			...(bearer !== null && { Authorization: `Bearer ${bearer}` }),
		},
		...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
	});
	const text = await answer.text();
	const resource = text === "" ? null : JSON.parse(text);
	const [issue] = resource?.issue ?? [];
	return {
		status: answer.status,
		headers: answer.headers,
		text,
		resource,
		issue,
		code: issue?.details.coding?.[0].code,
	};
}

const message = (some: Partial<BarsWords> = {}) => aBarsMessage({ endpoint, ...some });
const send = (body: unknown, some: Asked = {}) => ask("/$process-message", { ...some, body });

it("says to anybody what can be asked for", async () => {
	const { status, resource, headers } = await ask("/metadata", { token: null, ids: {} });
	expect([status, headers.get("content-type")]).toEqual([200, "application/fhir+json; charset=utf-8"]);
	expect(resource).toMatchObject({ resourceType: "CapabilityStatement", fhirVersion: "4.0.1" });
	expect(JSON.stringify(resource)).toContain("an NHS number does not belong in an address");
});

it("takes a referral that its service works on, and gives it back as it came, with what became of it", async () => {
	const familyName = `Quillfeather-${randomUUID().slice(0, 8)}`;
	const bundle = message({ familyName });
	const ids = freshIds();
	const taken = await send(bundle, { ids });
	expect([taken.status, taken.headers.get("x-request-id"), taken.headers.get("x-correlation-id")]).toEqual([
		200,
		ids["X-Request-Id"],
		ids["X-Correlation-Id"],
	]);
	const [{ resource: header }, { resource: made }] = taken.resource.entry;
	expect(header).toMatchObject({
		eventCoding: { code: "servicerequest-response" },
		response: { identifier: bundle.id, code: "ok" },
	});
	const { id } = made;
	const read = async (type: string) => (await ask(`/${type}/${id}`)).resource;
	expect(await read("ServiceRequest")).toEqual(made);

	const path = `/referrals/${id}`;
	const page = await openPage(joy, path);
	for (const words of [familyName, "Hexham Trust, sent from their system", "Leave no message", "Painful latch"])
		expect(page).toContain(words);
	expect((await read("Task")).status).toBe("requested");
	await submit(joy, path, { button: "We have it" });
	expect((await read("Task")).status).toBe("received");
	await submit(joy, `${path}/accept`, { button: "Accept", fill: { reason: "Come on Monday" } });
	const { date } = localNow();
	const [year = "", month = "", day = ""] = date.split("-");
	const contactOn = { "contactOn-day": day, "contactOn-month": month, "contactOn-year": year };
	await submit(joy, `${path}/begin`, { button: "Record the first contact", fill: contactOn });
	expect((await read("Task")).status).toBe("in-progress");
	await submit(joy, `${path}/complete`, { button: "Complete", fill: { outcome: "met", familyTold: "yes" } });
	const task = await read("Task");
	expect(task).toMatchObject({ status: "completed", businessStatus: { coding: [{ code: "completed" }] } });
	expect(JSON.stringify(task.output)).toContain('"met"');
	const { status, meta: _, ...given } = await read("ServiceRequest");
	const { status: before, meta: __, ...came } = made;
	expect([before, status]).toEqual(["active", "completed"]);
	expect(given).toEqual(came);
	expect(JSON.stringify(given)).toContain(familyName);
	const found = await ask(`/ServiceRequest?_id=${id}`);
	expect(found.resource).toMatchObject({
		type: "searchset",
		total: 1,
		entry: [{ resource: { id, status: "completed" } }],
	});
});

it("takes a message once", async () => {
	const [body, ids] = [message(), freshIds()];
	const answers = await Promise.all(Array.from({ length: 20 }, () => send(body, { ids })));
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
	for (const { status, issue, code } of answers.filter((one) => one.status !== 200))
		expect([status, issue.code, code]).toEqual([409, "duplicate", "REC_CONFLICT"]);
	const twin = await send(body);
	expect([twin.status, twin.issue.code, twin.code]).toEqual([409, "conflict", "REC_CONFLICT"]);
});

it("cancels in both forms of BaRS what was read, and once", async () => {
	for (const [reason, status] of [
		["update", "revoked"],
		["delete", "entered-in-error"],
	] as const) {
		const { resource } = await send(message());
		const { id } = resource.entry[1].resource;
		const { resource: read } = await ask(`/ServiceRequest/${id}`);
		const ids = freshIds();
		const cancel = (issuer = "hexham") =>
			signed({ issuer }).then((token) =>
				send(message({ reason, request: { id, meta: read.meta, status } }), { token, ids }),
			);
		expect((await cancel("tyne")).status).toBe(404);
		const done = await cancel();
		expect([done.status, done.resource.entry[1].resource.status]).toEqual([200, "revoked"]);
		const again = await cancel();
		expect([again.status, again.issue.code]).toEqual([409, "duplicate"]);
		expect((await ask(`/Task/${id}`)).resource).toMatchObject({ status: "cancelled" });
		expect(await openPage(joy, `/referrals/${id}`)).toContain("Cancelled");
	}
	const other = await send(message({ reason: "update", request: { id: randomUUID() } }));
	expect([other.status, other.issue.expression]).toEqual([422, ["Bundle.entry[1].resource.status"]]);
});

it("answers for another system's referral as for none", async () => {
	const { resource } = await send(message());
	const { id } = resource.entry[1].resource;
	expect((await ask(`/Task/${id}`)).status).toBe(200);
	for (const type of ["ServiceRequest", "Task"]) {
		const theirs = await ask(`/${type}/${id}`, { token: await signed({ issuer: "tyne" }) });
		const none = await ask(`/${type}/${randomUUID()}`, { token: await signed({ issuer: "tyne" }) });
		expect([theirs.status, theirs.code]).toEqual([404, "REC_NOT_FOUND"]);
		expect([theirs.status, theirs.text]).toEqual([none.status, none.text]);
		const search = await ask(`/${type}?_id=${id}`, { token: await signed({ issuer: "tyne" }) });
		expect(search.resource).toEqual({ resourceType: "Bundle", type: "searchset", total: 0 });
	}
	const byNumber = await ask("/ServiceRequest?patient:identifier=https://fhir.nhs.uk/Id/nhs-number|9990001308");
	expect([byNumber.status, byNumber.issue.code, byNumber.code]).toEqual([400, "not-supported", "REC_BAD_REQUEST"]);
});

it("asks each request for a token of its own, and for its two ids", async () => {
	const used = await signed();
	await ask(`/Task/${randomUUID()}`, { token: used });
	const tokens: [string, string | null][] = [
		["none", null],
		["a used one", used],
		["nobody's", await signed({ issuer: "test-sender" })],
		["for another address", await signed({ audience: `${host.origin}/events/child-health` })],
		["for an hour", await signed({ lives: 3600 })],
	];
	for (const [what, token] of tokens)
		for (const answer of [await send(message(), { token }), await ask(`/Task/${randomUUID()}`, { token })])
			expect([what, answer.status, answer.issue.code, answer.code]).toEqual([
				what,
				401,
				"security",
				"REC_UNAUTHORIZED",
			]);
	const without: Record<string, string>[] = [
		{},
		{ "X-Request-Id": randomUUID() },
		{ ...freshIds(), "X-Correlation-Id": "journey-7" },
	];
	for (const ids of without) {
		const answer = await send(message(), { ids });
		expect([answer.status, answer.issue.code, answer.code]).toEqual([400, "invalid", "REC_BAD_REQUEST"]);
		expect(answer.headers.get("x-correlation-id")).toBeNull();
	}
});

it("refuses with its reason and its place, and stores nothing", async () => {
	const count = async () => (await health.readFor(TEST)).$count(referralMessage);
	await send(message());
	const before = await count();
	expect(before).toBeGreaterThan(0);
	const stat = await send(message({ request: { priority: "stat" } }));
	expect([stat.status, stat.code]).toEqual([422, "REC_UNPROCESSABLE_ENTITY"]);
	expect(stat.issue.details.text).toContain("call 999");
	const unagreed = await send(message({ without: ["Consent"] }));
	expect([unagreed.status, unagreed.issue.expression]).toEqual([422, ["Bundle.entry[1].resource"]]);
	const unknown = await send(message({ endpoint: `${base}/HealthcareService/${randomUUID()}` }));
	expect([unknown.status, unknown.issue.code]).toEqual([422, "business-rule"]);
	const others: [string, Awaited<ReturnType<typeof ask>>, number, string][] = [
		["no JSON", await send("{"), 400, "REC_BAD_REQUEST"],
		["no message", await send({ resourceType: "Patient" }), 400, "REC_BAD_REQUEST"],
		["too large", await send({ ...message(), more: "x".repeat(1_000_000) }), 413, "REC_BAD_REQUEST"],
		["XML", await send("<Bundle/>", { type: "application/fhir+xml" }), 415, "REC_BAD_REQUEST"],
		["another address", await ask("/Appointment"), 404, "REC_NOT_FOUND"],
		["another method", await ask(`/Task/${randomUUID()}`, { method: "DELETE" }), 405, "REC_METHOD_NOT_ALLOWED"],
		["reading what is sent to", await ask("/$process-message"), 405, "REC_METHOD_NOT_ALLOWED"],
	];
	for (const [what, { status, code, resource }, expected, said] of others)
		expect([what, status, code, resource.resourceType]).toEqual([what, expected, said, "OperationOutcome"]);
	const nested = await send(
		`{"resourceType":"Bundle","type":"message","id":"x","entry":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
	);
	expect([nested.status, nested.resource.resourceType]).toEqual([400, "OperationOutcome"]);
	expect(await count()).toBe(before);
});
