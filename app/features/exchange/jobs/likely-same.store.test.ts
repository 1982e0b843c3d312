/** Places that a list brings and a council likely has: a person decides, and the next import does what was said. */
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { location } from "../../../../db/schema";
import {
	aCouncil,
	aLocation,
	aMember,
	anOrganisation,
	aSchedule,
	aService,
	saved,
	staffArgs,
} from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { ANYONE } from "../../../model/people/asker";
import type { LikelyVerdict } from "../../../model/publishing/likely";
import { stableId } from "../../../platform/ids";
import { readFor, transaction } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { listPublicServices } from "../../directory/listings/public-listings.server";
import { requireStaff, type Staff } from "../../people/require-staff.server";
import { decideLikely, likelyDecided, likelyWaiting } from "../../publishing/likely-same.server";
import { applyListings } from "../sheets/apply-listings.server";
import { nothingUnread } from "../sheets/unread";

let council: Council;
let publisher: Staff;
const library = aLocation({ name: "Quay Library Centre", address: { postcode: "ZZ1 1AB" } });
let ours: typeof library;
let theirs: string;

beforeEach(async () => {
	council = await aCouncil();
	publisher = await requireStaff(staffArgs(await aMember(council, "publisher"), council), "staff.enter");
	ours = { ...library, id: stableId(council.id, "ours") };
	theirs = stableId(council.id, "theirs");
	await saved(council, { locations: [ours] });
});

/** Imports a list with one service at a place of such a name. */
async function imported(name = "Quay Library"): Promise<void> {
	const from = (sourceId: string, checksum: string) => ({ source: "feed", sourceId, fetchedAt: new Date(0), checksum });
	const by = anOrganisation({ id: stableId(council.id, "by"), name: "By them", provenance: from("by", "1") });
	const at = aLocation({ id: theirs, name, address: { postcode: "ZZ1 1AB" }, provenance: from("at", name) });
	const tales = aService({
		id: stableId(council.id, "tales"),
		name: "Tales",
		organisationId: by.id,
		places: [{ id: stableId(council.id, "tales at"), at, schedules: [aSchedule({ id: stableId(council.id, "mo") })] }],
		provenance: from("tales", "1"),
	});
	const listings = { source: "feed", organisations: [by], locations: [at], services: [tales], unread: nothingUnread() };
	await applyListings(TEST, listings, { councilId: council.id, kind: "test", startedAt: new Date() });
}

const asked = async () => (await likelyWaiting(publisher)).map(({ listing, other }) => [listing.name, other.name]);
async function say(verdict: LikelyVerdict | null): Promise<void> {
	const [pair] = verdict === null ? await likelyDecided(publisher) : await likelyWaiting(publisher);
	expect(await decideLikely(publisher, pair?.id ?? "", verdict)).toBe(true);
}
const whereTalesAre = async () =>
	(await listPublicServices(ANYONE, council.id)).flatMap(({ content }) =>
		content.places.map(({ locationId }) => locationId),
	);
const statusOf = async (id: string) => {
	const db = await readFor(TEST);
	return (await db.select({ status: location.status }).from(location).where(eq(location.id, id)))[0]?.status;
};
const PAIR = [["Quay Library", "Quay Library Centre"]];

test("what is likely the same is asked, with both addresses, and joined only when somebody says so", async () => {
	await imported();
	expect(await likelyWaiting(publisher)).toMatchObject([
		{ kind: "location", source: "feed", listing: { address: [expect.any(String), "ZZ1 1AB"] }, other: { id: ours.id } },
	]);
	await imported();
	expect(await asked()).toEqual(PAIR);
	expect(await whereTalesAre()).toEqual([theirs]);
	await say("same");
	expect(await whereTalesAre()).toEqual([theirs]);
	await imported();
	expect(await whereTalesAre()).toEqual([ours.id]);
	expect([await statusOf(theirs), await statusOf(ours.id)]).toEqual(["withdrawn", "published"]);
	await imported();
	expect(await whereTalesAre()).toEqual([ours.id]);
	expect(await asked()).toEqual([]);
});

test("what is not the same is not asked again; what is put off is, with the next import", async () => {
	await imported();
	await say("later");
	expect(await asked()).toEqual([]);
	await imported();
	expect(await asked()).toEqual(PAIR);
	await say("different");
	await imported();
	expect(await asked()).toEqual([]);
	expect(await whereTalesAre()).toEqual([theirs]);
	// Whatever it is called: a person has the last word.
	await imported("Quay Library Centre");
	expect(await whereTalesAre()).toEqual([theirs]);
	await say(null);
	await imported();
	expect(await asked()).toEqual(PAIR);
});

test("nobody is asked about what the list calls otherwise now, or about a place that has become confidential", async () => {
	await imported();
	await transaction(TEST, (tx) => tx.update(location).set({ masked: true }).where(eq(location.id, ours.id)));
	expect(await asked()).toEqual([]);
	await transaction(TEST, (tx) => tx.update(location).set({ masked: false }).where(eq(location.id, ours.id)));
	expect(await asked()).toEqual(PAIR);
	await imported("Lantern Hall");
	expect(await asked()).toEqual([]);
});

test("another council's staff, and who may not review, decide nothing", async () => {
	await imported();
	const [pair] = await likelyWaiting(publisher);
	const other = await aCouncil();
	const stranger = await requireStaff(staffArgs(await aMember(other, "publisher"), other), "staff.enter");
	const editor = await requireStaff(staffArgs(await aMember(council, "editor"), council), "staff.enter");
	expect(await likelyWaiting(stranger)).toEqual([]);
	expect(await decideLikely(stranger, pair?.id ?? "", "same")).toBe(false);
	expect(await decideLikely(editor, pair?.id ?? "", "same")).toBe(false);
	expect(await asked()).toEqual(PAIR);
});
