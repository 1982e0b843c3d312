import { describe, expect, it } from "vitest";
import { guardian } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import { aGuardian, aLinkToAll, aProfessional, aRecord } from "../../../../tests/factories/health";
import type { PersonAsker } from "../../../model/people/asker";
import { ENGLISH } from "../../../platform/i18n/languages";
import { health } from "../../../platform/store.server";
import type { SignedIn } from "../../people/sessions.server";
import { openChildRecord } from "../record/open-record.server";
import { openShare } from "../sharing/open-share.server";
import { joinByLink, readShareLink } from "./records-page.server";
import { accessPage } from "./who-looked.server";

const context = { language: ENGLISH } as Parameters<typeof accessPage>[2];
const seenBy = async ({ person }: PersonAsker, childId: string) =>
	(await accessPage({ kind: "person", person } as SignedIn, childId, context)).visits.map(({ who, what }) => [
		who,
		what,
	]);

describe("who has looked", () => {
	it("names a professional and who opened a link to the guardian who shared, each visit once, and to no other", async () => {
		const { childId, mother } = await aRecord();
		const father = aGuardian("Bilal Malik");
		await health.transaction(TEST, (tx) =>
			tx.insert(guardian).values({
				id: `${childId}-father`,
				childId,
				personId: father.person.id,
				relation: "father",
				since: new Date(),
				frozenAt: null,
				endedAt: null,
			}),
		);
		const helen = aProfessional();
		const link = await aLinkToAll(mother, childId);
		expect(await joinByLink(helen, { link, passcode: "" })).toEqual({ ok: true, childId });
		expect(await joinByLink(helen, { link: link.slice(0, -9) })).toMatchObject({ ok: false });
		const { token, key } = readShareLink(link) ?? { token: "", key: "" };
		expect(await openShare({ token, key, passcode: null, says: "Nobody Known" })).toMatchObject({ ok: true });
		await openChildRecord(helen, childId, ["growth"]);
		await openChildRecord(helen, childId, ["growth", "notes"]);

		const hers = await seenBy(mother, childId);
		expect(hers.map(([who]) => who).sort()).toEqual([
			"Helen Okoro, health visitor, Northmere",
			"Somebody who says they are Nobody Known",
			"You",
		]);
		expect(hers.find(([who]) => who?.startsWith("Helen"))?.[1]).toBe("Growth and Notes");
		expect((await seenBy(father, childId)).map(([who]) => who)).toEqual(["You"]);
		expect((await seenBy(mother, childId)).filter(([who]) => who === "You")).toHaveLength(1);
	});
});
