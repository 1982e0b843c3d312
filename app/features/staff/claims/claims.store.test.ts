import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { claim } from "../../../../db/schema";
import {
	aCouncil,
	aLocation,
	aMember,
	anOrganisation,
	aService,
	type Member,
	saved,
	staffArgs,
} from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { mailTo } from "../../../../tests/factories/messages";
import { ANYONE } from "../../../model/people/asker";
import { verifyAudit } from "../../../platform/audit.server";
import { portal, readFor } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { listPublicServices } from "../../directory/listings/public-listings.server";
import { requireStaff } from "../../people/require-staff.server";
import { findEntry, listVersions } from "../../publishing/find-entry.server";
import { saveDraft } from "../../publishing/save-draft.server";
import { claimPage, claimsPage, postClaim, postDecision } from "./claims-page.server";

let council: Council;
let other: Council;
let provider: Member;
let publisher: Member;
let stranger: Member;
const ours = anOrganisation({ name: "Tideline" });
const theirs = anOrganisation({ name: "Northmere Leisure" });
const hall = aLocation({ name: "Hall", at: [54.1, -1.2] });
const walk = aService({ name: "Pram walk", organisationId: theirs.id, places: [hall] });
const swim = aService({ name: "Baby swim", organisationId: theirs.id, places: [hall] });
const own = aService({ name: "Rhyme time", organisationId: ours.id, places: [hall] });

beforeAll(async () => {
	council = await aCouncil();
	other = await aCouncil();
	await saved(council, { organisations: [ours, theirs], locations: [hall], services: [walk, swim, own] });
	provider = await aMember(council, "provider", { name: "Grace Bell", organisationId: ours.id });
	publisher = await aMember(council, "publisher", { name: "Pat Publisher" });
	stranger = await aMember(other, "publisher");
});

const staff = (who: Member, of = council) => requireStaff(staffArgs(who, of), "staff.enter");
const page = async (who: Member, query: string) => claimsPage(await staff(who), new URLSearchParams(query));
async function claimed(id: string) {
	expect(await postClaim(await staff(provider), { claim: id, message: "We run it. Call us." })).toMatchObject({
		ok: true,
	});
	const db = await readFor(TEST);
	const [made] = (await db.select().from(claim).where(eq(claim.entryId, id))).filter(({ status }) => status === "new");
	if (!made) throw new Error("there is no claim");
	return made.id;
}
const runs = async (name: string) =>
	(await listPublicServices(ANYONE, council.id)).find(({ content }) => content.name === name)?.organisation.content
		.name;

describe("a provider", () => {
	it("finds what families read of others, and nothing of their own", async () => {
		expect((await page(provider, "q=a"))?.search?.results.map(({ name }) => name)).toEqual(["Baby swim", "Pram walk"]);
		expect((await page(provider, `claim=${walk.id}`))?.claiming).toMatchObject({ name: "Pram walk" });
		expect((await page(provider, `claim=${own.id}`))?.claiming).toBeNull();
		expect((await page(provider, "claim=%00'"))?.claiming).toBeNull();
	});

	it.each([
		[{ claim: walk.id, message: "" }, 400],
		[{ claim: walk.id, message: "x".repeat(100_000) }, 400],
		[{ claim: own.id, message: "Ours" }, 409],
		[{ claim: "no-id", message: "Ours" }, 404],
		[{ claim: walk.id, message: "Ours", organisation: theirs.id }, 404],
	])("is refused %j with %i", async (values: Record<string, string>, status) => {
		expect(await postClaim(await staff(provider), values)).toMatchObject({ ok: false, status });
	});

	it("gets the listing once a reviewer accepts, as a publication of its own", async () => {
		const id = await claimed(walk.id);
		expect(await postClaim(await staff(provider), { claim: walk.id, message: "Again" })).toMatchObject({
			status: 409,
		});
		expect(await runs("Pram walk")).toBe("Northmere Leisure");
		expect(await postDecision(await staff(stranger, other), id, { decision: "accept" })).toMatchObject({
			status: 404,
		});
		expect(await claimPage(await staff(stranger, other), id)).toBeUndefined();
		expect(
			await postDecision(await staff(publisher), id, { decision: "accept", note: "Checked by phone" }),
		).toMatchObject({ ok: true });
		expect(await runs("Pram walk")).toBe("Tideline");
		expect(await listVersions(await staff(publisher), walk.id)).toMatchObject([
			{ number: 2, writtenByName: "Grace Bell", approvedByName: "Pat Publisher", note: "Checked by phone" },
			{ number: 1 },
		]);
		expect(await postDecision(await staff(publisher), id, { decision: "refuse", note: "No" })).toMatchObject({
			status: 409,
		});
		const [told] = await mailTo(provider.email);
		expect(told?.words).toMatchObject({ template: "claim-accepted", values: { title: "Pram walk" } });
	});

	it("hears why a claim is refused, and not what somebody else is writing", async () => {
		const id = await claimed(swim.id);
		const found = await findEntry(await readFor(TEST), council.id, swim.id);
		if (found?.current.kind !== "service") throw new Error("there is no service");
		const content = { ...found.current, content: { ...found.current.content, name: "Splash" } };
		const draft = { id: swim.id, revision: found.revision, content };
		expect(await saveDraft(await staff(publisher), draft)).toMatchObject({ ok: true });
		expect(await postDecision(await staff(publisher), id, { decision: "refuse", note: " " })).toMatchObject({
			status: 400,
		});
		expect(
			await postDecision(await staff(publisher), id, { decision: "refuse", note: "Ask Leisure first" }),
		).toMatchObject({ ok: true });
		const told = (await mailTo(provider.email)).find(({ words }) => words.template === "claim-refused");
		expect(told?.words.values).toMatchObject({ title: "Baby swim", note: "Ask Leisure first" });
		expect(await runs("Baby swim")).toBe("Northmere Leisure");
		expect((await page(provider, ""))?.claims.map(({ name, status }) => [name, status])).toEqual([
			["Baby swim", "refused"],
			["Pram walk", "accepted"],
		]);
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
	});
});
