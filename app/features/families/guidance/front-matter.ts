/**
 * The head of an article: `key: value` lines and `key:` lines followed by indented `- item` lines, between two `---`.
 * A small, fixed part of YAML, so that a translator can write it with nothing to escape.
 */

export interface FrontMatter {
	fields: Record<string, string | string[]>;
	body: string;
}

/** @throws Error that names the line which is wrong */
export function parseFrontMatter(text: string): FrontMatter {
	const lines = text.replace(/\r\n?/g, "\n").split("\n");
	const end = lines.indexOf("---", 1);
	if (lines[0] !== "---" || end < 0) throw new Error("the head between two lines of --- is missing");

	const fields: FrontMatter["fields"] = {};
	let list: string[] | undefined;
	for (const [index, line] of lines.slice(1, end).entries()) {
		const item = /^\s+- (.+)$/.exec(line)?.[1];
		const [, key, value = ""] = /^([a-zA-Z]+):(?: (.*))?$/.exec(line) ?? [];
		if (item && list) {
			list.push(item.trim());
		} else if (key && !(key in fields)) {
			list = value.trim() ? undefined : [];
			fields[key] = list ?? value.trim();
		} else {
			throw new Error(`line ${index + 2} of the head cannot be read: ${line}`);
		}
	}
	return { fields, body: lines.slice(end + 1).join("\n") };
}
