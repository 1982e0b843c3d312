import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readService } from "./read-service";

/** A service as a council's own system might give it. */
const rhymes = () => ({
	id: "rhymes",
	name: "Rhymes at the harbour",
	description: "Songs for babies.\n\nBring a mat.",
	status: "active",
	url: "https://northmere.example/rhymes",
	email: "rhymes@northmere.example",
	fees: "£2 a family",
	alert: "Not on 4 May",
	accreditations: "None yet",
	minimum_age: 0,
	maximum_age: 1,
	assured_date: "2026-10-01",
	application_process: "Ring first",
	eligibility_description: "Also for twins",
	organization: { id: "library", name: "Harbour Library", description: "Books", website: "https://library.example/" },
	languages: [{ id: "l1", code: "pl" }],
	contacts: [{ id: "c1", name: "Sam", title: "Librarian" }],
	phones: [{ id: "p1", number: "01632 960001", type: "voice", languages: [{ code: "pl" }] }],
	cost_options: [{ id: "k1", amount: 2, option: "a family", valid_from: "2026-01-01" }],
	service_areas: [{ id: "a1", name: "Northmere" }],
	attributes: [{ id: "t1", link_type: "kind", taxonomy_term: { id: "t2", name: "Story time", taxonomy: "Ours" } }],
	schedules: [{ id: "s1", dtstart: "2026-01-05", freq: "WEEKLY", byday: "MO", opens_at: "10:00", closes_at: "11:00" }],
	service_at_locations: [
		{
			id: "at1",
			location: {
				id: "quay",
				location_type: "physical",
				name: "Quay Room",
				latitude: 54.1,
				longitude: -1.2,
				addresses: [{ id: "ad1", address_1: "1 Quay", city: "Northmere", postal_code: "ZZ1 1AA" }],
				accessibility: [{ id: "ac1", description: "A ramp" }],
				phones: [{ id: "p2", number: "01632 960002" }],
			},
		},
	],
});

const fieldsOf = (problems: { field: string; reason: string }[]) =>
	problems.map(({ field, reason }) => `${field} ${reason}`);

it("a good item is read without a word", () => {
	const { service, problems, sourceId } = readService(rhymes(), 1);
	expect(problems).toEqual([]);
	expect(sourceId).toBe("rhymes");
	expect(service).toMatchObject({
		active: true,
		assuredOn: "2026-10-01",
		organisation: { sourceId: "library", content: { name: "Harbour Library", url: "https://library.example/" } },
		locations: [
			{
				sourceId: "quay",
				position: { lat: 54.1, lon: -1.2 },
				content: { accessNote: "A ramp", address: { line1: "1 Quay", town: "Northmere", postcode: "ZZ1 1AA" } },
			},
		],
		content: {
			summary: "Songs for babies.",
			eligibility: { fromMonths: 0, toMonths: 24, note: "Also for twins" },
			howToJoin: "Ring first",
			free: false,
			costs: [{ amount: 2, description: "a family", validFrom: "2026-01-01" }],
			costNote: "£2 a family",
			heldIn: ["pl"],
			contacts: [{ title: "Librarian", name: null }],
			foreignTerms: [{ term: "Story time", termId: "t2" }],
			places: [{ id: "at1", schedules: [{ id: "s1", rrule: "FREQ=WEEKLY;BYDAY=MO", start: "10:00", end: "11:00" }] }],
		},
	});
});

describe("one field of the wrong type", () => {
	it.each<[field: string, value: unknown, problem: string]>([
		["languages", "Polish", "languages is not a list; left out"],
		["contacts", { id: "x" }, "contacts is not a list; left out"],
		["phones", ["01632 960001"], "phones[0] is not an object; left out"],
		["attributes", { id: "x" }, "attributes is not a list; left out"],
		["service_areas", 4, "service_areas is not a list; left out"],
		["fees", 2.5, "fees is not text; left out"],
		["description", ["Songs"], "description is not text; left out"],
		["url", "see our site", '"see our site" is not a web address; left out'],
		["minimum_age", "nought", "minimum_age is not a number; left out"],
		["alert", { text: "x" }, "alert is not text; left out"],
		["start_for_life", "yes", "start_for_life is not an object; left out"],
		["schedules", [{ dtstart: "soon", byday: 1 }], 'schedules[0].dtstart "soon" is not a date'],
	])("%s is told, and the service kept without it", (field, value, problem) => {
		const { service, problems } = readService({ ...rhymes(), [field]: value }, 1);
		expect(service?.content.name).toBe("Rhymes at the harbour");
		expect(service?.content.places).toHaveLength(1);
		expect(problems.map(({ where }) => where)).toEqual(problems.map(() => "rhymes"));
		expect(fieldsOf(problems).join("\n")).toContain(problem);
	});

	it("of a place is told with its path, and the place kept without it", () => {
		const item = rhymes();
		const [at] = item.service_at_locations;
		const location = { ...at?.location, accessibility: { id: "x" }, latitude: "north", addresses: [4] };
		const { service, problems } = readService({ ...item, service_at_locations: [{ ...at, location }] }, 1);
		expect(service?.locations).toMatchObject([{ sourceId: "quay", position: null, content: { name: "Quay Room" } }]);
		expect(fieldsOf(problems)).toEqual([
			"service_at_locations[0].location.addresses[0] is not an object; left out",
			"service_at_locations[0].location.accessibility is not a list; left out",
			"service_at_locations[0].location.latitude is not a number; left out",
		]);
	});

	it.each<[field: string, value: unknown, reason: string]>([
		["id", [4711], "is not text"],
		["id", " ", "is empty"],
		["name", null, "is missing"],
		["name", "x".repeat(301), "is longer than 300 characters"],
		["status", "Active", '"Active" is none of active'],
		["organization", "Library", "is not an object"],
	])("%s that nothing can be done without refuses the item: %j", (field, value, reason) => {
		const { service, problems } = readService({ ...rhymes(), [field]: value }, 3);
		expect(service).toBeUndefined();
		expect(problems[0]).toMatchObject({ where: field === "id" ? "number 3 in the feed" : "rhymes", field });
		expect(problems[0]?.reason).toContain(reason);
	});
});

describe("what an item does not say", () => {
	it("its listing does not say either", () => {
		const { service } = readService({ id: "x", name: "Group", status: "active", organization_id: "o" }, 1);
		expect(service?.content).toMatchObject({
			name: "Group",
			level: null,
			joining: null,
			free: null,
			channels: [],
			eligibility: { children: null, pregnancy: false, fromMonths: null, toMonths: null },
			heldIn: [],
		});
	});

	it("an application process does not say that one books", () => {
		expect(readService(rhymes(), 1).service?.content).toMatchObject({ joining: null, howToJoin: "Ring first" });
	});

	it.each([
		[{ fees: "Free" }, { free: true, costNote: null }],
		[{ fees: "Free for members, others on request" }, { free: null }],
		[{ fees: "By donation" }, { free: null, costNote: "By donation" }],
		[{ cost_options: [{ id: "k", amount: "2.50" }] }, { free: false, costs: [{ amount: 2.5 }] }],
		[{ cost_options: [{ id: "k", option: "ask" }], fees: null }, { free: null }],
	])("of its price: %j", (said, expected) => {
		const item = { ...rhymes(), cost_options: undefined, ...said };
		expect(readService(item, 1).service?.content).toMatchObject(expected);
	});

	it.each([
		[
			{ minimum_age: "0", maximum_age: "5" },
			{ children: true, fromMonths: 0, toMonths: 72 },
		],
		[
			{ minimum_age: 5, maximum_age: 0 },
			{ children: null, fromMonths: null, toMonths: null },
		],
		[{ minimum_age: 25 }, { children: true, fromMonths: null, note: "For adults from 25" }],
		[
			{ minimum_age: 4, maximum_age: 18 },
			{ children: true, fromMonths: 48, toMonths: 228 },
		],
	])("of its ages: %j", (said, expected) => {
		const silent = { minimum_age: null, maximum_age: null, eligibility_description: null };
		const item = { ...rhymes(), ...silent, ...said };
		expect(readService(item, 1).service?.content.eligibility).toMatchObject(expected);
	});
});

describe("a schedule", () => {
	const at = { opens_at: "10:00", closes_at: "11:00" };
	const first = "2026-01-05";
	const read = (schedule: object) => readService({ ...rhymes(), schedules: [{ id: "s", ...schedule }] }, 1);

	it.each([
		["without a first date", { freq: "WEEKLY", byday: "MO", ...at }, "FREQ=WEEKLY;BYDAY=MO", "2020-01-06"],
		[
			"that ends",
			{ freq: "WEEKLY", byday: "MO", dtstart: first, until: "2026-03-01", ...at },
			"FREQ=WEEKLY;BYDAY=MO;UNTIL=20260301",
			first,
		],
		[
			"that is counted",
			{ freq: "WEEKLY", byday: "MO", dtstart: first, count: 3, ...at },
			"FREQ=WEEKLY;BYDAY=MO;COUNT=3",
			first,
		],
		["on a named day", { freq: "WEEKLY", byday: "Monday", dtstart: first, ...at }, "FREQ=WEEKLY;BYDAY=MO", first],
		["every day", { freq: "DAILY", dtstart: first, ...at }, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", first],
		["without a frequency", { byday: "MO", dtstart: first, ...at }, "FREQ=WEEKLY;BYDAY=MO", first],
		[
			"from a moment",
			{ freq: "WEEKLY", byday: "MO", dtstart: "2026-01-05T10:00:00Z", opens_at: "10:00" },
			"FREQ=WEEKLY;BYDAY=MO",
			first,
		],
	])("%s is read", (_, schedule, rrule, dtstart) => {
		const { content } = read(schedule).service ?? {};
		expect(content?.places[0]?.schedules).toMatchObject([{ rrule, dtstart, start: "10:00" }]);
		expect(content?.timesNote).toBeNull();
	});

	it.each([
		["no time", { freq: "WEEKLY", byday: "TH", description: "4.30-5.30pm" }, "Thursday, 4.30-5.30pm"],
		[
			"a rule that does not go together",
			{ freq: "WEEKLY", byday: "TH,FR", bymonthday: "2,3,4", dtstart: first, ...at },
			"Thursday, Friday, 10:00 to 11:00",
		],
		["no day that there is", { freq: "WEEKLY", byday: "MO", dtstart: "2026-02-30", ...at }, "Monday, 10:00 to 11:00"],
		["an end that does not come", { freq: "WEEKLY", byday: "MO", dtstart: first, valid_to: "soon", ...at }, "Monday"],
		[
			"an end before its start",
			{ freq: "WEEKLY", byday: "MO", dtstart: first, opens_at: "14:00", closes_at: "11:00" },
			"Monday, 14:00 to 11:00",
		],
	])("with %s is told, and kept in its words", (_, schedule, words) => {
		const { service, problems, isPartial } = read(schedule);
		expect(service?.content.places[0]?.schedules).toEqual([]);
		if (words === null) expect(service?.content.timesNote).toBeNull();
		else expect(service?.content.timesNote).toContain(words);
		expect(problems).toContainEqual(
			expect.objectContaining({ where: "rhymes", field: expect.stringContaining("schedules[0]") }),
		);
		expect(isPartial).toBe(true);
	});
});

it("telephones and e-mail addresses of contacts, and of the organisation where there are no others, are the service's", () => {
	const reach = { phones: [{ id: "p9", number: "01632 960009" }], email: "hub@example.org" };
	const bare = { ...rhymes(), phones: undefined, email: undefined };
	const contacts = [{ id: "c1", title: "Manager", ...reach }];
	const own = readService({ ...bare, contacts }, 1).service?.content;
	expect(own).toMatchObject({ phones: [{ number: "01632 960009" }], email: "hub@example.org" });
	const organization = { ...rhymes().organization, phones: [{ id: "p8", number: "01632 960004" }] };
	expect(readService({ ...bare, organization }, 1).service?.content.phones).toMatchObject([{ number: "01632 960004" }]);
	expect(readService({ ...rhymes(), organization }, 1).service?.content.phones).toMatchObject([
		{ number: "01632 960001" },
	]);
});

it("characters that no text has are taken out, and told", () => {
	const { service, problems } = readService({ ...rhymes(), alert: "a\u0000b", description: "x \ud800 y" }, 1);
	expect(service?.content).toMatchObject({ alert: "ab", description: "", summary: "x \ufffd y" });
	expect(problems.map(({ field }) => field)).toEqual(["description", "alert"]);
});

it("a summary that is cut ends with a whole character", () => {
	const { service } = readService({ ...rhymes(), description: `${"x".repeat(299)}😀 and more` }, 1);
	expect(service?.content.summary).toBe("x".repeat(299));
});

it("an address of another portal that is no slug is not taken for one", () => {
	const slugOf = (slug: unknown) => readService({ ...rhymes(), start_for_life: { slug } }, 1).service?.slug;
	expect(slugOf("rhymes-2")).toBe("rhymes-2");
	for (const slug of ["../staff", "a b", "", 4, ["a"]]) expect(slugOf(slug)).toBeUndefined();
});

it("anything at any place of an item is read without an exception", () => {
	/** The paths of all values in it. */
	const pathsIn = (value: unknown): string[][] =>
		typeof value === "object" && value !== null
			? Object.entries(value).flatMap(([name, one]) => [[name], ...pathsIn(one).map((path) => [name, ...path])])
			: [];
	const own = {
		rrule: "FREQ=WEEKLY",
		rdates: ["2026-01-05"],
		hours: {},
		slug: "a",
		channels: ["phone"],
		held_in: ["pl"],
	};
	const item = { ...rhymes(), start_for_life: own };
	const paths = pathsIn(item);
	expect(paths.length).toBeGreaterThan(70);
	const put = (into: unknown, [name = "", ...rest]: string[], value: unknown): unknown => {
		if (name === "") return value;
		if (Array.isArray(into)) return into.map((one, at) => (String(at) === name ? put(one, rest, value) : one));
		const inside = into as Record<string, unknown>;
		return { ...inside, [name]: put(inside[name], rest, value) };
	};
	fc.assert(
		fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 3 }), (path, value) => {
			const { service, problems } = readService(put(item, path, value), 1);
			expect(service !== undefined || problems.length > 0).toBe(true);
		}),
		{ numRuns: 1500 },
	);
	fc.assert(fc.property(fc.jsonValue(), (value) => readService(value, 1).service === undefined));
});
