/** National events of child health, sent to the running product by a sender that signs as the protocol wants it. */
import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { expect, inject, it } from "vitest";
import { listUnsettled } from "../../app/features/health/events/waiting.server";
import { claimByMatch } from "../../app/features/health/record/claim-record.server";
import { openChildRecord } from "../../app/features/health/record/open-record.server";
import { receiveBirth } from "../../app/features/health/record/receive-birth.server";
import { TEST } from "../factories/asker";
import { anEvent, aToken, type SignedWith } from "../factories/events";
import { aBirth, aGuardian, anNhsNumber } from "../factories/health";
import { host } from "../setup/at-the-door";

const key = inject("eventKey");
const url = `${host.origin}/events/child-health`;
const signed = (some: Partial<SignedWith> = {}) => aToken({ key, issuer: "test-sender", audience: url, ...some });

interface Sent {
	/** Null for none; a fresh one of the sender's unless given. */
	token?: string | null;
	type?: string;
	method?: string;
	headers?: Record<string, string>;
	at?: string;
}

async function send(
	body: unknown,
	{ token, type = "application/fhir+json", method = "POST", headers = {}, at = url }: Sent = {},
) {
	const bearer = token === undefined ? await signed() : token;
	const answer = await fetch(at, {
		method,
		headers: { "Content-Type": type, ...(bearer === null ? {} : { Authorization: `Bearer ${bearer}` }), ...headers },
		...(method === "POST" && { body: typeof body === "string" ? body : JSON.stringify(body) }),
	});
	const text = await answer.text();
	const outcome = text === "" ? null : JSON.parse(text);
	return { status: answer.status, headers: answer.headers, text, outcome, issue: outcome?.issue?.[0] };
}

async function aKnownChild() {
	const birth = aBirth();
	const { childId } = await receiveBirth(TEST, birth, null);
	const mother = aGuardian();
	await claimByMatch(mother, birth.motherNhsNumber);
	const see = async () => (await openChildRecord(mother, childId, ["immunisations", "screening"]))?.entries ?? [];
	return { nhsNumber: birth.child.nhsNumber, see };
}

it("takes a message once, and mirrors what its sender calls the request", async () => {
	const { nhsNumber, see } = await aKnownChild();
	const headers = { "X-Request-Id": randomUUID(), "X-Correlation-Id": "journey-7" };
	const message = anEvent("vaccinations-1", { nhsNumber });
	const first = await send(message, { headers });
	expect(first).toMatchObject({
		status: 200,
		outcome: { resourceType: "OperationOutcome" },
		issue: { severity: "information" },
	});
	expect(first.headers.get("content-type")).toContain("application/fhir+json");
	expect(first.headers.get("x-request-id")).toBe(headers["X-Request-Id"]);
	expect(first.headers.get("x-correlation-id")).toBe("journey-7");
	expect(first.headers.get("cache-control")).toContain("no-store");
	expect((await send(message)).issue.details.text).toContain("before");
	expect(await see()).toMatchObject([{ writer: { kind: "source", name: "Harbour Surgery" } }]);
	expect((await send({ ...message, id: randomUUID() })).status).toBe(409);
});

it("takes every kind of the examples", async () => {
	const { nhsNumber } = await aKnownChild();
	for (const example of [
		"vaccinations-1",
		"blood-spot-test-outcome-1",
		"newborn-hearing-1",
		"nipe-outcome-1",
		"professional-contacts-1",
		"pds-change-of-address-1",
		"pds-change-of-gp-1",
		"pds-death-notification-1-removed",
	]) {
		const { status, text } = await send(anEvent(example, { nhsNumber }));
		expect([example, status, text]).toEqual([example, 200, expect.any(String)]);
	}
	const birth = anEvent("pds-birth-notification-1", { nhsNumber: anNhsNumber(), motherNhsNumber: anNhsNumber() });
	expect((await send(birth)).status).toBe(200);
});

it("has a message of a child whom nobody knows wait", async () => {
	const answer = await send(anEvent("vaccinations-1", { nhsNumber: anNhsNumber() }));
	expect(answer).toMatchObject({ status: 202, issue: { severity: "information" } });
});

it("asks each message for a token of its own, from who may send, for this address and not for long", async () => {
	const message = anEvent("vaccinations-1", { nhsNumber: anNhsNumber() });
	const { privateKey } = await generateKeyPair("ES384", { extractable: true });
	const stranger = { ...(await exportJWK(privateKey)), kid: "one", alg: "ES384" };
	const used = await signed();
	expect((await send(message, { token: used })).status).toBe(202);
	const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${used.split(".")[1]}.`;
	const secret = await new SignJWT({ jti: randomUUID() })
		.setProtectedHeader({ alg: "HS256" })
		.setIssuer("test-sender")
		.setAudience(url)
		.setExpirationTime("2m")
		.sign(Buffer.from(JSON.stringify(key)));
	const tokens: [string, string | null][] = [
		["none", null],
		["no token", "hello"],
		["a used one", used],
		["another's key", await signed({ key: stranger })],
		["another sender", await signed({ issuer: "somebody" })],
		["for another address", await signed({ audience: `${host.origin}/shl` })],
		["over", await signed({ lives: -60 })],
		["for an hour", await signed({ lives: 3600 })],
		["without an id", await signed({ jti: null })],
		["unsigned", unsigned],
		["signed with a secret", secret],
	];
	for (const [what, token] of tokens) {
		const { status, issue, headers } = await send(message, { token });
		expect([what, status, issue?.code, headers.get("www-authenticate")]).toEqual([what, 401, "security", "Bearer"]);
	}
});

it("lets a sender send what it may, and nothing else", async () => {
	const { nhsNumber, see } = await aKnownChild();
	const token = () => signed({ issuer: "vaccines-only" });
	expect((await send(anEvent("newborn-hearing-1", { nhsNumber }), { token: await token() })).status).toBe(403);
	expect(await see()).toEqual([]);
	expect((await send(anEvent("vaccinations-1", { nhsNumber }), { token: await token() })).status).toBe(200);
	expect(await see()).toHaveLength(1);
});

it("says what is wrong, stores nothing, and tells an operator", async () => {
	const { nhsNumber, see } = await aKnownChild();
	const spoiled = (spoil: (bundle: ReturnType<typeof anEvent>) => void) => {
		const bundle = anEvent("vaccinations-1", { nhsNumber });
		spoil(bundle);
		return bundle;
	};
	const header = (bundle: ReturnType<typeof anEvent>) => bundle.entry[0].resource;
	const bodies: [string, unknown, number, string | undefined][] = [
		["no JSON", "{", 400, undefined],
		["not UTF-8", "\u0000", 400, undefined],
		["no Bundle", { resourceType: "Patient" }, 400, "Bundle.resourceType"],
		[
			"a profile that is not read",
			spoiled((b) => (header(b).meta.profile = ["https://example.org/x"])),
			422,
			"Bundle.entry[0].resource.meta.profile",
		],
		[
			"a wrong check digit",
			anEvent("vaccinations-1", { nhsNumber: "9990001007" }),
			422,
			"Bundle.entry[0].resource.extension[0].extension[0].valueIdentifier.value",
		],
		["another child", anEvent("vaccinations-1", { nhsNumber, bornOn: "2025-03-02" }), 422, undefined],
		[
			"a script",
			spoiled((b) => (b.entry[3].resource.text = { div: "<script>x</script>" })),
			422,
			"Bundle.entry[3].resource.text.div",
		],
	];
	for (const [what, body, status, expression] of bodies) {
		const answer = await send(body);
		expect([what, answer.status, answer.issue?.severity, answer.issue?.expression?.[0]]).toEqual([
			what,
			status,
			"error",
			expression,
		]);
		expect(answer.text).not.toContain(nhsNumber);
		expect(answer.text).not.toMatch(/Zoya|MALIK/);
	}
	expect(await see()).toEqual([]);
	const refused = (await listUnsettled(TEST)).filter(
		({ state, sender }) => state === "refused" && sender === "test-sender",
	);
	expect(refused.length).toBeGreaterThanOrEqual(4);
	expect(JSON.stringify(refused)).not.toContain(nhsNumber);
});

it("measures before it parses, and takes messages alone", async () => {
	const large = JSON.stringify({ ...anEvent("vaccinations-1"), more: "x".repeat(5_000_000) });
	expect(await send(large)).toMatchObject({ status: 413, issue: { code: "too-costly" } });
	expect(await send("<Bundle/>", { type: "application/fhir+xml" })).toMatchObject({
		status: 415,
		issue: { code: "not-supported" },
	});
	const read = await send(null, { method: "GET" });
	expect([read.status, read.headers.get("allow"), read.outcome.resourceType]).toEqual([
		405,
		"POST",
		"OperationOutcome",
	]);
	expect((await send({}, { at: `${url}/more` })).status).toBe(404);
	const odd = await send("{", { headers: { "X-Request-Id": "a b<c>" } });
	expect([odd.status, odd.headers.get("x-request-id")]).toEqual([400, null]);
});
