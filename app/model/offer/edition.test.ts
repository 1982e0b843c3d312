import { describe, expect, it } from "vitest";
import { type EditionPrint, readStoredEdition } from "./edition";

const text = (words: string) => ({ text: words, lang: "en", dir: "ltr" as const });

const print: EditionPrint = {
	council: { slug: "northmere", name: "Northmere" },
	title: "Our offer",
	label: text("Start for Life offer"),
	edition: "Edition 1, 3 November 2026",
	signed: true,
	foreword: null,
	words: [],
	web: { href: "/northmere/offer", words: "hub.example/northmere/offer", qr: { size: 29, path: "M4 4h1v1h-1z" } },
	levels: [{ level: "universal", name: "For everyone", hint: "Open to all" }],
	hubs: [],
	sections: [],
	lines: [
		{ id: "a", name: text("Night line"), about: text(""), href: "tel:1", contact: "1", always: true, hours: [] },
		{ id: "b", name: text("Day line"), about: text(""), href: "tel:2", contact: "2", always: false, hours: ["Monday"] },
	],
	asks: [],
};

describe("a stored edition", () => {
	it("is read as it was written", () => {
		const stored = { version: 1, languages: { en: print } } as const;
		expect(readStoredEdition(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
	});

	it("that was kept as a page, before shapes had versions, says the same", () => {
		const page = {
			...print,
			lines: print.lines.map(({ always, ...line }) => ({
				...line,
				kind: "phone",
				action: "Call",
				topic: null,
				open: true,
				state: always ? "Open now" : "Closed",
				languages: null,
			})),
		};
		expect(readStoredEdition({ en: page })).toEqual({ version: 1, languages: { en: print } });
	});

	it("of a version that is not known is told, not guessed", () => {
		expect(() => readStoredEdition({ version: 2, languages: {} })).toThrow("A signed edition cannot be read");
	});
});
