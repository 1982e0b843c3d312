import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { aCouncil, aMember, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { articleContentSchema } from "../../../model/guidance/article";
import { ANYONE } from "../../../model/people/asker";
import { ENGLISH, findLanguage, LANGUAGES, type Language } from "../../../platform/i18n/languages";
import { readFor, transaction } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { findArticle, listArticles } from "../../families/guidance/council-articles.server";
import { requireStaff } from "../../people/require-staff.server";
import { findEntry } from "../../publishing/find-entry.server";
import { missingForPublication } from "../../publishing/missing";
import { publishEntry } from "../../publishing/publish.server";
import { saveArticle } from "../../publishing/save-article.server";
import { addOurVersion, portalArticles } from "./portal-articles.server";

const URDU = findLanguage("ur") as Language;
let council: Council;

const staff = async (of: Council, role: "editor" | "publisher" | "hub-worker") =>
	requireStaff(staffArgs(await aMember(of, role), of), "staff.enter");

async function published(said: object, status: "published" | "withdrawn" = "published", of = council) {
	const content = articleContentSchema.parse({
		title: "Swimming with babies",
		summary: "Start when you like.",
		topics: ["play"],
		stages: ["0-6-months"],
		urgent: "",
		body: "Warm water.",
		reviewedOn: "2026-11-01",
		source: "",
		sourceUrl: "",
		...said,
	});
	const id = randomUUID();
	await transaction(TEST, (tx) => saveArticle(tx, { councilId: of.id, id, status, content, now: new Date() }));
}

beforeAll(async () => {
	council = await aCouncil();
});

describe("a council's own article", () => {
	it("stands among the portal's, in that council only, until it is withdrawn", async () => {
		const other = await aCouncil();
		await published({});
		await published({ title: "Old news" }, "withdrawn");
		const titles = async (of: Council) => (await listArticles(ANYONE, of.id, ENGLISH)).map(({ title }) => title.text);
		expect(await titles(council)).toContain("Swimming with babies");
		expect(await titles(council)).toEqual([...(await titles(council))].sort(new Intl.Collator("en").compare));
		expect(await titles(council)).not.toContain("Old news");
		expect(await titles(other)).toContain("Safe sleep for your baby");
		expect(await titles(other)).not.toContain("Swimming with babies");
		expect(await findArticle(ANYONE, other.id, "swimming-with-babies", ENGLISH)).toBeUndefined();
		expect(await findArticle(ANYONE, council.id, "old-news", ENGLISH)).toBeUndefined();
	});

	it("is English where a field is not translated, and says which; what a machine did or time overtook is marked", async () => {
		await published({
			title: "Bath time",
			urgent: "Call 999.\nCall 111.",
			translations: { ur: { title: "نہانے کا وقت", body: "گرم پانی۔" } },
			translationFacts: {
				ur: { title: { by: "machine", source: "Bath time" }, body: { by: "person", source: "Cold water." } },
			},
		});
		expect(await findArticle(ANYONE, council.id, "bath-time", URDU)).toMatchObject({
			title: { text: "نہانے کا وقت", lang: "ur", dir: "rtl" },
			summary: { text: "Start when you like.", lang: "en", dir: "ltr" },
			urgent: { html: "<ul>\n<li>Call 999.</li>\n<li>Call 111.</li>\n</ul>\n", lang: "en" },
			body: { lang: "ur" },
			languages: ["en", "ur"],
			outdated: true,
			machine: true,
		});
		expect(await findArticle(ANYONE, council.id, "bath-time", ENGLISH)).toMatchObject({
			outdated: false,
			machine: false,
		});
	});

	it("shows markup as text and makes no link that runs a script", async () => {
		await published({
			title: "Markup",
			body: "<script>alert(1)</script> [x](javascript:alert(1))",
			urgent: "<b>Now</b>",
		});
		const found = await findArticle(ANYONE, council.id, "markup", ENGLISH);
		expect(found?.body.html).toContain("&lt;script&gt;");
		expect(found?.body.html).not.toMatch(/<script|<a/);
		expect(found?.urgent?.html).toContain("&lt;b&gt;");
	});
});

describe("a council's version of a portal's article", () => {
	it("starts with all that the portal says, can be published as it is, and then stands in its place", async () => {
		const home = await aCouncil();
		const [editor, publisher] = [await staff(home, "editor"), await staff(home, "publisher")];
		const started = await addOurVersion(editor, "safe-sleep");
		if (!started.ok) throw new Error(started.reason);
		const db = await readFor(TEST);
		const draft = await findEntry(db, home.id, started.id);
		expect(draft && missingForPublication(draft.current)).toEqual([]);
		const before = await Promise.all(LANGUAGES.map((language) => findArticle(ANYONE, home.id, "safe-sleep", language)));

		expect(await addOurVersion(editor, "safe-sleep")).toEqual(started);
		expect(
			(await portalArticles(editor)).articles.filter(({ councilVersionHref }) => councilVersionHref),
		).toMatchObject([{ slug: "safe-sleep" }]);

		expect(await publishEntry(publisher, { id: started.id, revision: 1 })).toMatchObject({ ok: true });
		const after = await Promise.all(LANGUAGES.map((language) => findArticle(ANYONE, home.id, "safe-sleep", language)));
		expect(after.map((one) => [one?.title, one?.body, one?.urgent, one?.outdated])).toEqual(
			before.map((one) => [one?.title, one?.body, one?.urgent, one?.outdated]),
		);
		expect((await listArticles(ANYONE, home.id, ENGLISH)).filter(({ slug }) => slug === "safe-sleep")).toHaveLength(1);
	});

	it("is there for those who may write guidance, of articles that there are", async () => {
		expect(await addOurVersion(await staff(council, "hub-worker"), "safe-sleep")).toEqual({
			ok: false,
			reason: "forbidden",
		});
		expect(await addOurVersion(await staff(council, "editor"), "constructor")).toEqual({
			ok: false,
			reason: "not-found",
		});
	});
});
