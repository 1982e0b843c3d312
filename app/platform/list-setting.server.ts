/** Settings too long for a line of the environment: a list as JSON, or the path of a file that holds one. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { OperatorProblem } from "./store-errors";

/**
 * @param name of the setting: "EVENT_SENDERS"
 * @param one what each of the list is. No two have the same `id`
 * @throws OperatorProblem; it names fields, never their values
 */
export function readListSetting<One extends { id: string }>(name: string, one: z.ZodType<One>, setting: string): One[] {
	const schema = z
		.array(one)
		.min(1, "must name one or more")
		.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "two have the same id");
	const result = schema.safeParse(parsed(name, setting));
	if (result.success) return result.data;
	const faults = result.error.issues.map(({ path, message }) => `${path.join(".") || "the list"}: ${message}`);
	throw new OperatorProblem(`${name} is wrong: ${faults.join("; ")}`);
}

function parsed(name: string, setting: string): unknown {
	const inLine = /^\s*[[{]/.test(setting);
	let text = setting;
	try {
		if (!inLine) text = readFileSync(setting, "utf8");
	} catch (cause) {
		throw new OperatorProblem(`${name} names the file ${setting}, which cannot be read.`, { cause });
	}
	try {
		return JSON.parse(text);
	} catch (cause) {
		// What the parser says may quote a secret.
		throw new OperatorProblem(`${name} is not JSON${inLine ? "" : `: ${setting}`}.`, { cause });
	}
}
