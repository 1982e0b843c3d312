import { describe, expect, it } from "vitest";
import { anEvent, type EventBundle, type EventWords, resourceOf } from "../../../../tests/factories/events";
import { readMessage } from "./read-message";

const read = (value: unknown) => readMessage(value, { sender: "The sender", today: "2026-11-28" });
function messageOf(example: string, words: EventWords = {}, spoil: (bundle: EventBundle) => void = () => {}) {
	const bundle = anEvent(example, words);
	spoil(bundle);
	const said = read(bundle);
	if (!said.ok) throw new Error(JSON.stringify(said));
	return said.message;
}
const bodyOf = (...of: Parameters<typeof messageOf>) => {
	const { content } = messageOf(...of);
	return content.what === "entry" ? content.body : content;
};

describe("a message", () => {
	it("says whose child, which event, what happened to it and when, and by whom", () => {
		const id = "0B1F2A3C-1111-4222-8333-123456789ABC";
		const message = messageOf("vaccinations-1", { messageId: id, action: "update" });
		expect(message).toMatchObject({
			head: { messageId: id.toLowerCase(), action: "update", stamp: "2026-11-20T09:30:00.250000000Z" },
			kind: "vaccinations-1",
			nhsNumber: "9990001006",
			bornOn: "2026-03-02",
			event: "https://supplier.example/identifiers|imm-1",
			source: "Harbour Surgery",
		});
		expect(messageOf("vaccinations-1", { messageId: id }).head.digest).not.toBe(message.head.digest);
	});

	it("of the Personal Demographics Service is of the child, since it has no identifier", () => {
		expect(messageOf("pds-change-of-gp-1")).toMatchObject({ event: "9990001006", source: "NHS England" });
	});

	it("that takes back says nothing, and needs no more than who, which and when", () => {
		const message = messageOf("newborn-hearing-1", { action: "delete" }, (bundle) => {
			bundle.entry = bundle.entry.filter(({ resource }: EventBundle) =>
				["MessageHeader", "Encounter"].includes(resource.resourceType),
			);
			bundle.entry[0].resource.extension[0].extension.splice(1);
		});
		expect(message).toMatchObject({ bornOn: null, content: { what: "nothing" } });
	});
});

describe("what it says", () => {
	it("of a vaccination", () => {
		expect(bodyOf("vaccinations-1")).toEqual({
			kind: "vaccination",
			vaccine: "6-in-1",
			outcome: "given",
			date: "2026-04-27",
			number: 1,
			abroad: false,
			product: "Infanrix hexa",
			batch: "A21CC",
			place: "Harbour Surgery",
			reason: null,
		});
		expect(bodyOf("vaccinations-1-not-given")).toMatchObject({
			outcome: "declined",
			reason: "Immunization consent not given",
		});
	});

	it("of codes that nothing here knows, as it was said", () => {
		const product = { "34765811000001105": "999000111", "Infanrix hexa": "A new vaccine" };
		expect(bodyOf("vaccinations-1", { instead: product })).toMatchObject({
			vaccine: "6-in-1",
			product: "A new vaccine",
		});
		const all = { ...product, "1082441000000108": "999000222" };
		expect(bodyOf("vaccinations-1", { instead: all })).toMatchObject({
			vaccine: "other",
			number: null,
			product: "A new vaccine (999000111)",
		});
		const reason = { "310376006": "999000333", "Immunization consent not given": "Was asleep" };
		expect(bodyOf("vaccinations-1-not-given", { instead: reason })).toEqual({
			kind: "unknown",
			on: "2026-04-27",
			what: "Not given: First dose of 6-in-1 vaccination",
			system: "http://snomed.info/sct",
			code: "999000333",
			value: "Was asleep",
		});
	});

	it("of the blood spot, by condition; what is none of our results in its own words", () => {
		expect(bodyOf("blood-spot-test-outcome-1")).toEqual({
			kind: "screen",
			screen: "blood-spot",
			on: "2026-03-07",
			result: "other",
			conditions: { pku: "not-suspected", cf: "not-suspected", scd: "other" },
			toldParentsOn: null,
			said: ["Sickle cell disease screening test: Carrier (05)"],
		});
	});

	it.each([
		["04", "not-suspected", undefined],
		["08", "suspected", undefined],
		["02", "declined", undefined],
		["0303", "repeat", undefined],
		["0401", "other", ["Sickle cell disease screening test: Carrier (0401)"]],
		["", "other", ["Sickle cell disease screening test: Outcome not recorded"]],
	])("of the blood spot with status %j: %s", (status, result, said) => {
		const body = bodyOf("blood-spot-test-outcome-1", {}, (bundle) => {
			const scd = bundle.entry
				.map((one: EventBundle) => one.resource)
				.filter((one: EventBundle) => one.resourceType === "Procedure")[2];
			if (status === "") delete scd.outcome;
			else scd.outcome.coding[0].code = status;
		});
		expect(body).toMatchObject({ result, conditions: { scd: result } });
		expect("said" in body ? body.said : undefined).toEqual(said);
	});

	it("of hearing that is clear, and of hearing that is not known to be", () => {
		expect(bodyOf("newborn-hearing-1")).toEqual({
			kind: "screen",
			screen: "hearing",
			on: "2026-03-03",
			result: "not-suspected",
			conditions: {},
			toldParentsOn: null,
		});
		const other = { "276781000000109": "999000444" };
		expect(bodyOf("newborn-hearing-1", { instead: other })).toMatchObject({
			result: "other",
			said: [expect.stringContaining("(999000444)")],
		});
	});

	it("of an examination: the newborn's, or the one at 6 to 8 weeks, by what it says or by age", () => {
		const body = bodyOf("nipe-outcome-1");
		expect(body).toMatchObject({ screen: "nipe-newborn", result: "other", on: "2026-03-03" });
		expect("said" in body && body.said).toEqual([
			"Newborn and Infant Physical Examination Screening Programme, hip examination: Hip examination done, right abnormality suspected with risk factor (985891000000104)",
		]);
		expect(bodyOf("nipe-outcome-1", { bornOn: "2026-01-15" })).toMatchObject({ screen: "nipe-6-8-weeks" });
		const comment = {
			resource: {
				resourceType: "Communication",
				category: [{ coding: [{ code: "010" }] }],
				payload: [{ contentString: "Referred to the hip clinic" }],
			},
		};
		const said = bodyOf("nipe-outcome-1", {}, (bundle) => bundle.entry.push(comment));
		expect(said).toMatchObject({ screen: "nipe-6-8-weeks", said: [expect.any(String), "Referred to the hip clinic"] });
	});

	it("of where a child is", () => {
		expect(bodyOf("pds-change-of-address-1")).toEqual({
			kind: "placed",
			what: "home",
			from: "2026-11-01",
			until: null,
			where: "1 Quay Street\nNORTHMERE\nZZ1 1AA",
		});
		expect(bodyOf("pds-change-of-gp-1")).toMatchObject({ what: "surgery", where: "Lighthouse Medical Centre" });
		expect(bodyOf("professional-contacts-1")).toMatchObject({
			what: "team",
			from: "2026-03-10",
			where: "Health visiting service\nHarbour health visitors\nNorthmere Community Health",
		});
	});

	it("of a death, formal or not yet, and of one that was removed", () => {
		expect(bodyOf("pds-death-notification-1")).toEqual({ what: "death", diedOn: "2026-11-18" });
		expect(bodyOf("pds-death-notification-1", { instead: { "2": "1" } })).toEqual({
			what: "death",
			diedOn: "2026-11-18",
		});
		expect(bodyOf("pds-death-notification-1-removed")).toEqual({ what: "death", diedOn: null });
	});

	it("of a birth: about the mother, with her child", () => {
		expect(messageOf("pds-birth-notification-1")).toMatchObject({
			nhsNumber: "9990001006",
			bornOn: "2026-03-02",
			content: {
				what: "birth",
				birth: {
					child: {
						givenName: "Zoya",
						familyName: "MALIK",
						sex: "female",
						gestationDays: 273,
						birthWeightGrams: 3180,
						diedOn: null,
					},
					motherNhsNumber: "9990001308",
					source: "NHS England",
					held: false,
				},
			},
		});
		const restricted = messageOf("pds-birth-notification-1", {}, (bundle) => {
			const baby = bundle.entry.find((one: EventBundle) => one.resource.multipleBirthInteger).resource;
			baby.meta.security = [{ system: "http://hl7.org/fhir/v3/Confidentiality", code: "R" }];
		});
		expect(restricted.content).toMatchObject({ birth: { held: true } });
	});
});

describe("is refused, with its path and without a word of it,", () => {
	const header = (bundle: EventBundle) => bundle.entry[0].resource;
	it.each<[string, string, (bundle: EventBundle) => void, string]>([
		[
			"of an event that is none of these",
			"vaccinations-1",
			(b) => (header(b).event.code = "failsafe-alert-1"),
			"event.code",
		],
		["whose event is of another system", "vaccinations-1", (b) => (header(b).event.system = "urn:x"), "event.system"],
		["without what happened", "vaccinations-1", (b) => header(b).extension.pop(), "extension"],
		["without a stamp", "vaccinations-1", (b) => delete header(b).meta.lastUpdated, "meta.lastUpdated"],
		[
			"of tomorrow's tomorrow",
			"vaccinations-1",
			(b) => (header(b).meta.lastUpdated = "2026-11-30T00:00:00Z"),
			"meta.lastUpdated",
		],
		["whose id is no UUID", "vaccinations-1", (b) => (header(b).id = "1"), "id"],
		["without a profile", "vaccinations-1", (b) => delete header(b).meta.profile, "meta.profile"],
		[
			"of another profile",
			"vaccinations-1",
			(b) => (header(b).meta.profile = ["https://fhir.nhs.uk/STU3/StructureDefinition/Event-MessageHeader-2"]),
			"meta.profile",
		],
		[
			"with a resource of R4's profile",
			"vaccinations-1",
			(b) => (resourceOf(b, "Patient").meta.profile = ["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"]),
			"meta.profile",
		],
		[
			"whose focus is something else",
			"vaccinations-1",
			(b) => (header(b).focus = header(b).responsible && [header(b).responsible]),
			"focus",
		],
		["of nobody", "vaccinations-1", (b) => header(b).extension[0].extension.shift(), "extension"],
		[
			"with a wrong check digit",
			"vaccinations-1",
			(b) => (header(b).extension[0].extension[0].valueIdentifier.value = "9990001007"),
			"extension[0].extension[0].valueIdentifier.value",
		],
		[
			"whose patient has another number",
			"vaccinations-1",
			(b) => (resourceOf(b, "Patient").identifier[0].value = "9990001308"),
			"identifier",
		],
		[
			"about two children",
			"vaccinations-1",
			(b) => b.entry.push({ resource: { ...resourceOf(b, "Patient"), id: "other" } }),
			"resourceType",
		],
		[
			"without an identifier",
			"vaccinations-1",
			(b) => delete resourceOf(b, "Immunization").identifier,
			"identifier[0].value",
		],
		["without a day", "vaccinations-1", (b) => delete resourceOf(b, "Immunization").date, "date"],
		["given next year", "vaccinations-1", (b) => (resourceOf(b, "Immunization").date = "2027-04-27"), "date"],
		["given before the birth", "vaccinations-1", (b) => (resourceOf(b, "Immunization").date = "2026-03-01"), "date"],
		[
			"with a script in a narrative",
			"vaccinations-1",
			(b) => (resourceOf(b, "Patient").text = { div: "<div><script>alert(1)</script></div>" }),
			"text.div",
		],
		[
			"with a handler in a narrative",
			"newborn-hearing-1",
			(b) => (header(b).text = { div: '<img src="x" onerror="alert(1)"/>' }),
			"text.div",
		],
		[
			"of a death without its day",
			"pds-death-notification-1",
			(b) => delete resourceOf(b, "Patient").deceasedDateTime,
			"deceasedDateTime",
		],
		["of a move to nowhere", "pds-change-of-address-1", (b) => resourceOf(b, "Patient").address.pop(), "address"],
		[
			"of no surgery",
			"pds-change-of-gp-1",
			(b) => delete resourceOf(b, "Patient").generalPractitioner,
			"generalPractitioner",
		],
		[
			"of a birth without its child",
			"pds-birth-notification-1",
			(b) => delete resourceOf(b, "RelatedPerson").patient,
			"focus",
		],
		[
			"of a stillbirth",
			"pds-birth-notification-1",
			(b) => (b.entry.at(-1).resource.valueCodeableConcept.coding[0].code = "2"),
			"valueCodeableConcept",
		],
	])("one %s", (_, example, spoil, field) => {
		const bundle = anEvent(example);
		expect(read(bundle).ok).toBe(true);
		spoil(bundle);
		const said = read(bundle);
		expect(said).toMatchObject({ ok: false, isStructure: false });
		const problems = said.ok ? [] : said.problems;
		expect(problems.map((one) => one.field)).toContain(field);
		expect(JSON.stringify(problems)).not.toMatch(/Zoya|MALIK|99900|Quay|alert/i);
	});

	it.each([
		["nothing", null],
		["a list", []],
		["another resource", { resourceType: "Patient" }],
		["a document", { ...anEvent("vaccinations-1"), type: "document" }],
		["an empty one", { ...anEvent("vaccinations-1"), entry: [] }],
		["one without a header", { ...anEvent("vaccinations-1"), entry: anEvent("vaccinations-1").entry.slice(1) }],
	])("%s is no message at all", (_, value) => {
		expect(read(value)).toMatchObject({ ok: false, isStructure: true });
	});
});
