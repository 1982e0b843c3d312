import { describe, expect, it } from "vitest";
import { beyondName, sharesItsName, sharesItsPlace } from "./tell-apart";

const english = (text: string) => ({ text, lang: "en", dir: "ltr" as const });
const page = (name: string, href: string) => ({ name: english(name), href });

describe("a name in a list", () => {
	it("is shared where another page has it, whatever the case, and not by several times of one page", () => {
		const list = [
			page("Stay and play", "/a"),
			page("Stay & Play", "/b"),
			page("Stay and Play!", "/c"),
			page("Yoga", "/d"),
		];
		const shared = sharesItsName([...list, page("Yoga", "/d")]);
		expect(list.filter(shared).map(({ href }) => href)).toEqual(["/a", "/c"]);
	});

	it("is told apart by its time where another page has its place as well", () => {
		const at = (place: string, href: string) => ({ ...page("Mini chefs", href), where: [english(place)] });
		const list = [at("Queens Road", "/a"), at("Queens Road", "/b"), at("Low Hall", "/c")];
		expect(list.filter(sharesItsPlace(list)).map(({ href }) => href)).toEqual(["/a", "/b"]);
	});
});

describe("a summary", () => {
	it.each([
		["Stay and Play", "Stay and play", ""],
		["Stay and play", "Stay and play at Harbour", ""],
		["Play", "Playgroup", "Play"],
		["Songs and toys", "Stay and play", "Songs and toys"],
		["Zajęcia", "zajecia", ""],
	])("%s under %s is: %s", (summary, name, left) => {
		expect(beyondName(english(summary), english(name)).text).toBe(left);
	});
});
