import { expect, test } from "vitest";
import { reconcile, type Stored } from "./reconcile";

const listing = (id: string, checksum = "same") => ({
	id,
	provenance: { source: "s", sourceId: id, fetchedAt: new Date(0), checksum },
});
const stored = (id: string, said: Partial<Stored> = {}): Stored => ({
	id,
	sourceId: id,
	name: id,
	status: "published",
	checksum: "same",
	held: false,
	...said,
});

test("each listing is added, changed, left alone, withdrawn or published again", () => {
	const before = [
		stored("kept"),
		stored("changed"),
		stored("gone"),
		stored("back", { status: "withdrawn" }),
		stored("old", { status: "withdrawn" }),
	];
	const now = [listing("new"), listing("kept"), listing("changed", "other"), listing("back")];
	const { tally, save, withdraw, conflicts } = reconcile(before, now);
	expect(tally).toEqual({ added: 1, changed: 1, unchanged: 1, withdrawn: 1, republished: 1, conflicts: 0 });
	expect(save.map(({ id }) => id)).toEqual(["new", "changed", "back"]);
	expect(withdraw.map(({ id }) => id)).toEqual(["gone"]);
	expect(conflicts).toEqual([]);
});

test("what staff hold is neither written nor withdrawn, and told of where the source says otherwise", () => {
	const before = [
		stored("same", { held: true }),
		stored("changed", { held: true }),
		stored("gone", { held: true }),
		stored("taken-away", { held: true, status: "withdrawn" }),
		stored("both-gone", { held: true, status: "withdrawn" }),
	];
	const changes = reconcile(before, [listing("same"), listing("changed", "other"), listing("taken-away")]);
	expect(changes).toMatchObject({ save: [], withdraw: [], settled: ["same", "taken-away"] });
	expect(changes.incoming.map(({ id }) => id)).toEqual(["changed"]);
	expect(changes.conflicts.map(({ id, why }) => [id, why])).toEqual([
		["changed", "changed"],
		["taken-away", "withdrawn"],
		["gone", "gone"],
	]);
	expect(changes.tally).toMatchObject({ unchanged: 1, withdrawn: 0, republished: 0, conflicts: 3 });
});

test("what the source could not be read about is left as it is, whether it seems gone, changed or contradicted", () => {
	const before = [
		stored("gone"),
		stored("unread"),
		stored("in-part"),
		stored("held", { held: true }),
		stored("withdrawn", { status: "withdrawn" }),
	];
	const now = [listing("in-part", "other"), listing("new")];
	const { tally, save, withdraw, conflicts, kept } = reconcile(before, now, new Set(["unread", "in-part", "held"]));
	expect(withdraw.map(({ id }) => id)).toEqual(["gone"]);
	expect(save.map(({ id }) => id)).toEqual(["new"]);
	expect(kept.map(({ id }) => id)).toEqual(["unread", "in-part", "held"]);
	expect(conflicts).toEqual([]);
	expect(tally).toMatchObject({ added: 1, unchanged: 3, withdrawn: 1, conflicts: 0 });
});
