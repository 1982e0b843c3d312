/** Links that lead to a form: on a page, in an e-mail. */
import { openLetter } from "../../../app/platform/mail/letter.server";
import type { StaffedCouncil } from "../../factories/staffed-council";
import { openPage } from "../somebody";

/** The first address on a page that such a link leads to. */
export async function linkOn(ours: StaffedCouncil, page: string, pattern: RegExp): Promise<string> {
	const found = pattern.exec(await openPage(ours.checker, page))?.[0];
	if (!found) throw new Error(`${page} has no link ${pattern}`);
	return found;
}

/** The newest link of a kind in an e-mail. */
export async function linkInMail({ inside }: StaffedCouncil, pattern: RegExp): Promise<string> {
	const rows = await inside.query("SELECT id, recipient, words FROM mail ORDER BY created_at DESC");
	const written = rows.map((row) => openLetter(row as unknown as Parameters<typeof openLetter>[0]));
	const [link] = written.flatMap((letter) => pattern.exec(JSON.stringify(letter))?.[0] ?? []);
	if (!link) throw new Error(`No e-mail has ${pattern}`);
	return link;
}
