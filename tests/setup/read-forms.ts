/** The forms of a page, as a browser without scripts would send them. */
import { decodeEntities } from "./read-page";

export interface PageForm {
	/** Where it is sent; undefined for the page's own address. */
	action: string | undefined;
	/** Sent as files are. */
	multipart: boolean;
	/** What stands in its fields, in their order. */
	fields: [name: string, value: string][];
	buttons: { words: string; name: string | undefined; value: string }[];
}

const attribute = (tag: string, name: string) => {
	const found = new RegExp(`\\s${name}="([^"]*)"`, "i").exec(tag)?.[1];
	return found === undefined ? undefined : decodeEntities(found);
};
const has = (tag: string, name: string) => new RegExp(`\\s${name}(?:[\\s=/>]|$)`).test(tag);
const wordsIn = (html: string) =>
	decodeEntities(html.replace(/<[^>]*>/g, ""))
		.replace(/\s+/g, " ")
		.trim();

const NOT_SENT = new Set(["submit", "button", "reset", "image", "file"]);

/** What a field sends, if anything. */
function sentBy(tag: string, name: string, inside: string): string | undefined {
	if (tag.startsWith("<textarea")) return decodeEntities(inside.replace(/^\n/, ""));
	if (tag.startsWith("<select")) {
		const options = [...inside.matchAll(/<option[^>]*>([\s\S]*?)<\/option>/g)];
		const chosen = options.find(([option]) => has(option, "selected")) ?? options[0];
		return chosen && (attribute(chosen[0], "value") ?? wordsIn(chosen[1] ?? ""));
	}
	const type = attribute(tag, "type") ?? "text";
	if (!name || NOT_SENT.has(type)) return undefined;
	if (type === "checkbox" || type === "radio") {
		return has(tag, "checked") ? (attribute(tag, "value") ?? "on") : undefined;
	}
	return attribute(tag, "value") ?? "";
}

/** The forms that a page posts, in its order. */
export function formsOn(html: string): PageForm[] {
	return [...html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)].flatMap(([, open = "", inside = ""]) => {
		if (attribute(open, "method")?.toLowerCase() !== "post") return [];
		const fields: PageForm["fields"] = [];
		for (const [, input, choice, , content = ""] of inside.matchAll(
			/(<input\b[^>]*>)|(<(textarea|select)\b[^>]*>)([\s\S]*?)<\/\3>/g,
		)) {
			const tag = input ?? choice ?? "";
			if (has(tag, "disabled")) continue;
			const name = attribute(tag, "name") ?? "";
			const value = sentBy(tag, name, content);
			if (name && value !== undefined) fields.push([name, value]);
		}
		const buttons = [...inside.matchAll(/(<button\b[^>]*>)([\s\S]*?)<\/button>/g)].map(([, tag = "", words = ""]) => ({
			words: wordsIn(words),
			name: attribute(tag, "name"),
			value: attribute(tag, "value") ?? "",
		}));
		return [
			{
				action: attribute(open, "action"),
				multipart: attribute(open, "enctype") === "multipart/form-data",
				fields,
				buttons,
			},
		];
	});
}
