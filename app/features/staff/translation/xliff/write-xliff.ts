/** XLIFF 1.2 and 2.0, as agencies' tools read them. Pure. */
import type { TranslationStatus } from "../../../../model/publishing/translations";
import { carried, unitId, type XliffUnit, type XliffVersion } from "./unit";

const escaped = (text: string) =>
	carried(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** What a status is called in each version. */
const STATES = {
	"1.2": {
		missing: "needs-translation",
		outdated: "needs-adaptation",
		machine: "needs-review-translation",
		checked: "final",
	},
	"2.0": { missing: "initial", outdated: "initial", machine: "initial", checked: "final" },
} as const satisfies Record<XliffVersion, Record<TranslationStatus, string>>;

/** @param language the code of the language to translate into */
export function writeXliff(version: XliffVersion, language: string, units: readonly XliffUnit[]): string {
	const write = version === "1.2" ? write12 : write20;
	return `<?xml version="1.0" encoding="UTF-8"?>\n${write(escaped(language), units)}`;
}

function write12(language: string, units: readonly XliffUnit[]): string {
	const body = units.map((unit) => {
		const { source, target, status, notes } = unit;
		return [
			`      <trans-unit id="${escaped(unitId(unit))}" xml:space="preserve">`,
			`        <source>${escaped(source)}</source>`,
			`        <target state="${STATES["1.2"][status]}">${escaped(target)}</target>`,
			...notes.map((note) => `        <note>${escaped(note)}</note>`),
			"      </trans-unit>",
		].join("\n");
	});
	return `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="start-for-life" source-language="en" target-language="${language}" datatype="plaintext">
    <body>
${body.join("\n")}
    </body>
  </file>
</xliff>
`;
}

function write20(language: string, units: readonly XliffUnit[]): string {
	const body = units.map((unit) => {
		const { source, target, status, notes } = unit;
		return [
			`    <unit id="${escaped(unitId(unit))}">`,
			...(notes.length > 0
				? ["      <notes>", ...notes.map((note) => `        <note>${escaped(note)}</note>`), "      </notes>"]
				: []),
			`      <segment state="${STATES["2.0"][status]}">`,
			`        <source xml:space="preserve">${escaped(source)}</source>`,
			...(target ? [`        <target xml:space="preserve">${escaped(target)}</target>`] : []),
			"      </segment>",
			"    </unit>",
		].join("\n");
	});
	return `<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="${language}">
  <file id="start-for-life">
${body.join("\n")}
  </file>
</xliff>
`;
}
