import { describe, expect, test } from "vitest";
import { idOfParts, nothingUnread, Unread } from "./unread";

const RHYMES = idOfParts({ place: "ZZ11AA 1 quay", activity: "rhyme", organisation: "" });
const PLAY = idOfParts({ place: "ZZ11AA 1 quay", activity: "play stay", organisation: "Library" });
const mayBe = (unread: Unread) => [RHYMES, PLAY].filter((id) => unread.mayBe(id));

describe("what could not be read", () => {
	test("is nothing stored, when everything could be read", () => {
		expect(mayBe(nothingUnread().services)).toEqual([]);
	});

	test("is the listing of its id; without an id it may be any", () => {
		const unread = new Unread();
		unread.add({ sourceId: RHYMES });
		expect(mayBe(unread)).toEqual([RHYMES]);
		unread.add({ sourceId: null });
		expect(mayBe(unread)).toEqual([RHYMES, PLAY]);
	});

	test.each([
		["all parts", { place: "ZZ11AA 1 quay", activity: "rhyme", organisation: "" }, [RHYMES]],
		["no place", { place: null, activity: "rhyme", organisation: "" }, [RHYMES]],
		["no place, but whose it is", { place: null, activity: "rhyme", organisation: "Library" }, []],
		["no activity", { place: "ZZ11AA 1 quay", activity: null, organisation: "Library" }, [PLAY]],
		["another place", { place: "ZZ22AA", activity: null, organisation: null }, []],
		["only the place", { place: "ZZ11AA 1 quay", activity: null, organisation: null }, [RHYMES, PLAY]],
		["nothing", { place: null, activity: null, organisation: null }, [RHYMES, PLAY]],
	])("is whatever fits the parts that are known: %s", (_, parts, found) => {
		const unread = new Unread();
		unread.add(parts);
		expect(mayBe(unread)).toEqual(found);
	});

	test("is none of those that were read in full, but by its id", () => {
		const unread = new Unread();
		unread.add({ sourceId: null });
		unread.exclude(RHYMES);
		expect(mayBe(unread)).toEqual([PLAY]);
		unread.add({ sourceId: RHYMES });
		expect(mayBe(unread)).toEqual([RHYMES, PLAY]);
	});

	test("may be anything when there is very much of it", () => {
		const unread = new Unread();
		for (let at = 0; at < 300; at++) unread.add({ place: `P${at}`, activity: null, organisation: "" });
		expect(mayBe(unread)).toEqual([RHYMES, PLAY]);
	});
});
