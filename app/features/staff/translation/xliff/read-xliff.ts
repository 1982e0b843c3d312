/** Reads XLIFF 1.2 and 2.x as it comes back. Everything in it is text: no entity is followed, no markup is kept. Pure. */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { judgeMarkup } from "./markup-size";
import type { ReadUnit } from "./unit";

export type XliffProblem =
	/** Not XML, or broken. */
	| "not-xml"
	/** It declares a document type, through which files are made to do harm. */
	| "doctype"
	/** More tags, attributes in one of them, or tags in tags than any tool writes. */
	| "too-intricate"
	| "not-xliff"
	| "no-units";

export type XliffRead = { ok: true; units: ReadUnit[] } | { ok: false; reason: XliffProblem };

/** A node as the parser gives it: one key for its name, and ":@" for its attributes. */
type Node = Record<string, unknown>;

const TEXT = "#text";
const CDATA = "#cdata";
const DEEPEST = 40;

const parser = new XMLParser({
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: "",
	removeNSPrefix: true,
	processEntities: false,
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: false,
	ignoreDeclaration: true,
	ignorePiTags: true,
	cdataPropName: CDATA,
});

export function readXliff(text: string): XliffRead {
	if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { ok: false, reason: "doctype" };
	const markup = judgeMarkup(text);
	if (markup) return { ok: false, reason: markup === "broken" ? "not-xml" : markup };
	let root: Node | undefined;
	try {
		if (XMLValidator.validate(text) !== true) return { ok: false, reason: "not-xml" };
		root = childrenOf({ document: parser.parse(text) }).find((node) => nameOf(node) === "xliff");
	} catch {
		return { ok: false, reason: "not-xml" };
	}
	if (!root) return { ok: false, reason: "not-xliff" };
	const version = attribute(root, "version") ?? "";
	const read = version === "1.2" || version === "1.1" ? units12 : /^2\.\d$/.test(version) ? units2 : undefined;
	if (!read) return { ok: false, reason: "not-xliff" };
	const units = read(root);
	return units.length > 0 ? { ok: true, units } : { ok: false, reason: "no-units" };
}

const DONE_12: readonly string[] = ["translated", "final", "signed-off"];

function units12(root: Node): ReadUnit[] {
	return named(root, "file").flatMap((file) => {
		const language = attribute(file, "target-language");
		return within(file, "trans-unit", ["body", "group"]).map((unit) => {
			const [source] = named(unit, "source");
			const [target] = named(unit, "target");
			const state = target && attribute(target, "state");
			return {
				id: attribute(unit, "id") ?? "",
				language,
				source: source ? textOf(source) : "",
				target: target ? textOf(target) : null,
				done: attribute(unit, "approved") === "yes" || DONE_12.includes(state ?? ""),
			};
		});
	});
}

const DONE_2: readonly string[] = ["translated", "reviewed", "final"];

/** Tools may cut a unit into several segments. */
function units2(root: Node): ReadUnit[] {
	const language = attribute(root, "trgLang");
	return named(root, "file").flatMap((file) =>
		within(file, "unit", ["group"]).map((unit) => {
			const parts = childrenOf(unit).filter((part) => ["segment", "ignorable"].includes(nameOf(part)));
			const segments = parts.filter((part) => nameOf(part) === "segment");
			const sources = parts.map((part) => named(part, "source").map(textOf).join(""));
			const translated = segments.every((segment) => named(segment, "target").length > 0);
			const targets = parts.map((part, at) => {
				const [target] = named(part, "target");
				return target ? textOf(target) : (sources[at] ?? "");
			});
			return {
				id: attribute(unit, "id") ?? "",
				language,
				source: sources.join(""),
				target: translated && segments.length > 0 ? targets.join("") : null,
				done: segments.every((segment) => DONE_2.includes(attribute(segment, "state") ?? "")),
			};
		}),
	);
}

function nameOf(node: Node): string {
	return Object.keys(node).find((key) => key !== ":@") ?? "";
}

function childrenOf(node: Node): Node[] {
	const children = node[nameOf(node)];
	return Array.isArray(children) ? children : [];
}

const named = (node: Node, name: string): Node[] => childrenOf(node).filter((child) => nameOf(child) === name);

/** The nodes of this name, in whatever stands between. */
function within(node: Node, name: string, between: readonly string[], depth = 0): Node[] {
	if (depth > DEEPEST) return [];
	return childrenOf(node).flatMap((child) => {
		if (nameOf(child) === name) return [child];
		return between.includes(nameOf(child)) ? within(child, name, between, depth + 1) : [];
	});
}

function attribute(node: Node, name: string): string | null {
	const attributes = node[":@"];
	if (typeof attributes !== "object" || attributes === null || !Object.hasOwn(attributes, name)) return null;
	const value: unknown = (attributes as Record<string, unknown>)[name];
	return typeof value === "string" ? decoded(value) : null;
}

/** All text of a node, without the marks that tools put into it. */
function textOf(node: Node, depth = 0): string {
	if (depth > DEEPEST) return "";
	return childrenOf(node)
		.map((child) => {
			const name = nameOf(child);
			const value = child[name];
			if (name === TEXT) return typeof value === "string" ? decoded(value) : "";
			if (name === CDATA)
				return childrenOf(child)
					.map((inner) => String(inner[TEXT] ?? ""))
					.join("");
			return textOf(child, depth + 1);
		})
		.join("");
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The five names and the numbers that XML itself knows; any other name stays as it is written. */
function decoded(text: string): string {
	return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
		if (name) return NAMED[String(name).toLowerCase()] ?? whole;
		const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
		const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
		return isCharacter ? String.fromCodePoint(code) : "";
	});
}
