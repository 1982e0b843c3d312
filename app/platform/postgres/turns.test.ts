import { expect, it } from "vitest";
import { Turns } from "./turns.server";

/** Takes a turn and says so. */
async function take(turns: Turns, names: string[], said: string[], what: string, withinMs = 60_000) {
	const end = await turns.take(names, withinMs);
	said.push(end ? what : `${what} gave up`);
	return end ?? (() => {});
}

it("lets one at a time work under a name, in the order they came, and others under other names", async () => {
	const turns = new Turns();
	const said: string[] = [];
	const endFirst = await take(turns, ["a"], said, "first");
	const second = take(turns, ["a"], said, "second");
	const third = take(turns, ["a", "b"], said, "third");
	const other = await take(turns, ["c"], said, "other");
	expect(said).toEqual(["first", "other"]);
	endFirst();
	(await second)();
	(await third)();
	other();
	expect(said).toEqual(["first", "other", "second", "third"]);
	await take(turns, ["a", "b", "c"], said, "again");
	expect(said.at(-1)).toBe("again");
});

it("two who want the same two names the other way round do not wait for each other", async () => {
	const turns = new Turns();
	const said: string[] = [];
	await Promise.all(
		[
			["a", "b"],
			["b", "a"],
			["a", "b", "a"],
		].map(async (names, at) => {
			const end = await take(turns, names, said, `${at}`);
			await new Promise((resolve) => setTimeout(resolve, 5));
			end();
		}),
	);
	expect(said.sort()).toEqual(["0", "1", "2"]);
});

it("who waited for too long leaves the line, and those behind keep theirs", async () => {
	const turns = new Turns();
	const said: string[] = [];
	const endFirst = await take(turns, ["a"], said, "first");
	await take(turns, ["a"], said, "second", 20);
	const third = take(turns, ["a"], said, "third");
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(said).toEqual(["first", "second gave up"]);
	endFirst();
	(await third)();
	expect(said).toEqual(["first", "second gave up", "third"]);
});
