/** Reads the form that names a feed. Pure. */
import { sourceOf } from "./job-map";

const LONGEST_ADDRESS = 2000;
const LONGEST_NAME = 60;

export type FeedFormRead =
	| { ok: true; input: { address: string; name: string } }
	| { ok: false; errors: ("address" | "name")[]; typed: { address: string; name: string } };

export function parseFeedForm(form: FormData): FeedFormRead {
	const typed = { address: String(form.get("address") ?? "").trim(), name: String(form.get("name") ?? "").trim() };
	const url = URL.canParse(typed.address) ? new URL(typed.address) : undefined;
	const errors: ("address" | "name")[] = [];
	if (!url || !/^https?:$/.test(url.protocol) || url.username || typed.address.length > LONGEST_ADDRESS) {
		errors.push("address");
	}
	const source = sourceOf(typed.name);
	if (!source || source.length > LONGEST_NAME) errors.push("name");
	if (errors.length > 0 || !url) return { ok: false, errors, typed };
	return { ok: true, input: { address: url.href, name: typed.name } };
}
