import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANNELS, STAGE_SLUGS, STRANDS, TOPICS, WIDER_TOPICS } from "../../../model/listings/vocabulary";
import type { OfferArea } from "../../../model/offer/check";
import { type CheckedHub, type CheckedService, checkOffer } from "./completeness";

const aService = (differs: Partial<CheckedService> = {}): CheckedService => ({
	topics: ["play"],
	channels: ["in-person"],
	eligibility: { pregnancy: false, children: true, fromMonths: 0, toMonths: 2 },
	placeIds: [],
	languages: [],
	...differs,
});
const everything = aService({
	topics: [...STRANDS, ...WIDER_TOPICS],
	channels: CHANNELS,
	eligibility: { pregnancy: true, children: true, fromMonths: null, toMonths: null },
	placeIds: ["hub"],
	languages: ["ur"],
});
const aHub = (differs: Partial<CheckedHub> = {}): CheckedHub => ({
	id: "hub",
	name: "Harbour",
	open: true,
	address: true,
	hours: true,
	access: true,
	...differs,
});
const missingIn = (area: OfferArea, { items }: ReturnType<typeof checkOffer>) =>
	items.filter((item) => item.area === area && item.missing.length > 0).map(({ key }) => key);

describe("an offer", () => {
	it("that has everything misses nothing", () => {
		expect(checkOffer([everything], [aHub()], ["en", "ur"])).toMatchObject({ missing: 0 });
	});

	it("without a service misses every strand, category, stage and channel, and what a hub is for", () => {
		const check = checkOffer([], [aHub()], ["en"]);
		expect(missingIn("strand", check)).toEqual(STRANDS);
		expect(missingIn("wider", check)).toEqual(WIDER_TOPICS);
		expect(missingIn("stage", check)).toEqual(STAGE_SLUGS);
		expect(missingIn("channel", check)).toEqual(["in-person", "home-visit", "phone", "online"]);
		expect(missingIn("hub", check)).toEqual(["hub"]);
		expect(check.missing).toBe(STRANDS.length + WIDER_TOPICS.length + STAGE_SLUGS.length + 4 + 1);
	});

	it.each([
		["strand", "send", { topics: ["send"] }],
		["wider", "vaccination", { topics: ["vaccination"] }],
		["stage", "1-2-years", { eligibility: { pregnancy: false, children: true, fromMonths: 18, toMonths: 30 } }],
		["stage", "pregnancy", { eligibility: { pregnancy: true, children: false, fromMonths: null, toMonths: null } }],
		["channel", "phone", { channels: ["text"] }],
		["channel", "online", { channels: ["app"] }],
	] as const)("covers %s %s by a service that says so, and counts it", (area, key, differs) => {
		const check = checkOffer([aService(differs), aService(differs)], [], ["en"]);
		expect(check.items.find((item) => item.area === area && item.key === key)).toEqual({
			area,
			key,
			services: 2,
			missing: [],
		});
	});

	it.each([
		[10, 8, []],
		[10, 7, ["ur"]],
		[0, 0, []],
	])("of %i services with %i in a language misses %j", (all, translated, missing) => {
		const services = Array.from({ length: all }, (_, at) => aService({ languages: at < translated ? ["ur"] : [] }));
		expect(missingIn("language", checkOffer(services, [], ["en", "ur"]))).toEqual(missing);
	});
});

describe("a hub", () => {
	it.each([
		["without a name", { name: " " }, ["name"]],
		["without an address", { address: false }, ["address"]],
		["without opening hours", { hours: false }, ["hours"]],
		["that says nothing of access", { access: false }, ["access"]],
		["where nothing happens", { id: "other" }, ["services"]],
		["that is still to open", { id: "other", open: false, hours: false, access: false }, []],
	] as const)("%s", (_, differs, missing) => {
		const { items } = checkOffer([everything], [aHub(differs)], ["en"]);
		expect(items.find(({ area }) => area === "hub")?.missing).toEqual(missing);
	});

	it("tells which strands are not there, without asking for them", () => {
		const check = checkOffer(
			[everything, aService({ topics: ["send"], placeIds: ["b"] })],
			[aHub({ id: "b" })],
			["en"],
		);
		expect(check.items.find(({ key }) => key === "b")).toMatchObject({
			services: 1,
			missing: [],
			without: STRANDS.filter((strand) => strand !== "send"),
		});
	});
});

it("another service never makes an offer less complete in what it covers", () => {
	const anyService = fc.record({
		topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 4 }),
		channels: fc.uniqueArray(fc.constantFrom(...CHANNELS), { minLength: 1 }),
		placeIds: fc.subarray(["hub", "b"]),
	});
	fc.assert(
		fc.property(fc.array(anyService, { maxLength: 8 }), anyService, (differs, more) => {
			const before = differs.map((one) => aService(one));
			const check = (services: CheckedService[]) => checkOffer(services, [aHub()], ["en"]).missing;
			expect(check([...before, aService(more)])).toBeLessThanOrEqual(check(before));
		}),
	);
});
