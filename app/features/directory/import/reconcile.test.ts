import { expect, test } from "vitest";
import { reconcile, type Stored } from "./reconcile";

const listing = (id: string, checksum = "same") => ({
	id,
	provenance: { source: "s", sourceId: id, fetchedAt: new Date(0), checksum },
});
const stored = (id: string, status: Stored["status"] = "published"): Stored => ({ id, status, checksum: "same" });

test("each listing is added, changed, left alone, withdrawn or published again", () => {
	const before = [
		stored("kept"),
		stored("changed"),
		stored("gone"),
		stored("back", "withdrawn"),
		stored("old", "withdrawn"),
	];
	const now = [listing("new"), listing("kept"), listing("changed", "other"), listing("back")];
	const { tally, save, withdraw } = reconcile(before, now);
	expect(tally).toEqual({ added: 1, changed: 1, unchanged: 1, withdrawn: 1, republished: 1 });
	expect(save.map(({ id }) => id)).toEqual(["new", "changed", "back"]);
	expect(withdraw).toEqual(["gone"]);
});
