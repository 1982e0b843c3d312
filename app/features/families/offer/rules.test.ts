import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isForStage } from "../../../model/listings/ages";
import { LEVELS, STAGE_SLUGS, STRANDS, TOPICS } from "../../../model/listings/vocabulary";
import { ANY_AGE, mainTopic, type Offered, OTHER, offerByStage, offerByTopic } from "./rules";

const offered = (slug: string, differs: Partial<Offered["content"]> = {}): Offered => ({
	slug,
	content: {
		name: slug,
		topics: ["play"],
		level: "universal",
		eligibility: { pregnancy: false, children: true, fromMonths: 0, toMonths: 12 },
		...differs,
	},
});
const ages = (fromMonths: number | null, toMonths: number | null, pregnancy = false) => ({
	eligibility: { pregnancy, children: true, fromMonths, toMonths },
});
const slugs = (sections: { key: string; services: Offered[] }[]) =>
	Object.fromEntries(sections.map(({ key, services }) => [key, services.map(({ slug }) => slug)]));

const anyService = fc
	.record({
		topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 4 }),
		level: fc.constantFrom(...LEVELS),
		pregnancy: fc.boolean(),
		children: fc.boolean(),
		fromMonths: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
		span: fc.option(fc.integer({ min: 1, max: 120 }), { nil: null }),
	})
	.map(({ topics, level, pregnancy, children, fromMonths, span }) => ({
		name: "x",
		topics,
		level,
		eligibility: { pregnancy, children, fromMonths, toMonths: span === null ? null : (fromMonths ?? 0) + span },
	}));
const anyOffer = fc
	.array(anyService, { maxLength: 30 })
	.map((contents) => contents.map((content, index) => offered(`service-${index}`, content)));

describe("the offer by topic", () => {
	it("puts a service under its first strand, or else its first topic", () => {
		expect(mainTopic(["play", "early-language", "send"])).toBe("early-language");
		expect(mainTopic(["money", "housing"])).toBe("money");
		expect(mainTopic([])).toBeUndefined();
	});

	it("shows every strand, even without a service, and other topics only when used", () => {
		expect(slugs(offerByTopic([offered("a"), offered("b", { topics: [] })]))).toEqual({
			...Object.fromEntries(STRANDS.map((strand) => [strand, []])),
			play: ["a"],
			[OTHER]: ["b"],
		});
	});

	it("puts services for everyone first, then by name", () => {
		const services = [
			offered("z", { level: "universal" }),
			offered("b", { level: "specialist" }),
			offered("c", { level: "targeted" }),
			offered("a", { level: "universal" }),
		];
		expect(slugs(offerByTopic(services)).play).toEqual(["a", "z", "c", "b"]);
	});

	it("holds each service exactly once", () => {
		fc.assert(
			fc.property(anyOffer, (services) => {
				const shown = offerByTopic(services).flatMap((section) => section.services.map(({ slug }) => slug));
				expect(shown.sort()).toEqual(services.map(({ slug }) => slug).sort());
			}),
		);
	});
});

describe("the offer by stage", () => {
	it("puts what is for every age in one place", () => {
		const services = [
			offered("all", ages(null, null, true)),
			offered("baby", ages(0, 6)),
			offered("child", ages(0, 228)),
		];
		expect(slugs(offerByStage(services))).toEqual({
			pregnancy: ["all"],
			newborn: ["baby"],
			"0-6-months": ["baby"],
			[ANY_AGE]: ["all", "child"],
		});
	});

	it("shows each service where a family of its stage looks, and never twice in a section", () => {
		fc.assert(
			fc.property(anyOffer, (services) => {
				const sections = offerByStage(services);
				for (const { services: shown } of sections) expect(new Set(shown).size).toBe(shown.length);
				for (const service of services) {
					const found = sections.filter((section) => section.services.includes(service)).map(({ key }) => key);
					for (const stage of STAGE_SLUGS) {
						const expected = isForStage(service.content.eligibility, stage);
						const shown = found.includes(stage) || (stage !== "pregnancy" && found.includes(ANY_AGE));
						expect(shown).toBe(expected);
					}
				}
			}),
		);
	});
});
