import { describe, expect, it } from "vitest";
import { aCouncil, aService, saved } from "../../../../tests/factories";
import { ENGLISH, LANGUAGES } from "../../../platform/i18n/languages";
import { articlePage, guidanceIndex } from "./guidance-pages.server";

describe("an article's page", () => {
	it("names services on its main topic first, and those open to everyone before the others", async () => {
		const [council, other] = [await aCouncil(), await aCouncil()];
		await saved(council, {
			services: [
				aService({ name: "A clinic", topics: ["infant-feeding"], level: "specialist" }),
				aService({ name: "Feeding group", topics: ["play", "infant-feeding"] }),
				aService({ name: "Weighing", topics: ["healthy-growth"] }),
				aService({ name: "Singing", topics: ["play"] }),
				aService({ name: "Drafted", topics: ["infant-feeding"], status: "withdrawn" }),
			],
		});
		await saved(other, { services: [aService({ name: "Elsewhere", topics: ["infant-feeding"] })] });

		const page = await articlePage(council, "feeding-your-baby", ENGLISH);
		expect(page?.services.map(({ name }) => name.text)).toEqual(["Feeding group", "A clinic", "Weighing"]);
		expect(page?.topic.slug).toBe("infant-feeding");
	});

	it("is in every language, and says when it is in English instead", async () => {
		const council = await aCouncil();
		for (const language of LANGUAGES) {
			const page = await articlePage(council, "safe-sleep", language);
			expect(page?.translated).toBe(page?.article.body.lang === language.code);
			expect(page?.languages.map(({ code }) => code)).not.toContain(language.code);
		}
	});

	it("does not exist for an unknown name", async () => {
		const council = await aCouncil();
		expect(await articlePage(council, "safe-sleep", ENGLISH)).toBeDefined();
		expect(await articlePage(council, "no-such-thing", ENGLISH)).toBeUndefined();
	});
});

describe("the list of articles", () => {
	it("is by topic unless the address asks for ages", async () => {
		const council = await aCouncil();
		expect((await guidanceIndex(council, ENGLISH, null)).by).toBe("topic");
		expect((await guidanceIndex(council, ENGLISH, "stage")).groups[0]).toMatchObject({
			key: "pregnancy",
			heading: "Pregnancy",
		});
	});
});
