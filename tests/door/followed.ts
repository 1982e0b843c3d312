/** A family that follows a referral, at the running product: its letters, and its page. */
import { randomUUID } from "node:crypto";
import { isNull } from "drizzle-orm";
import type { ReferredService } from "../../app/features/referrals/draft.server";
import type { ReferralReader } from "../../app/features/referrals/reader.server";
import { openLetter } from "../../app/platform/mail/letter.server";
import { health } from "../../app/platform/store.server";
import { outbox } from "../../db/schema";
import { TEST } from "../factories/asker";
import { aSentReferral } from "../factories/referrals";
import type { Inside } from "../setup/look-inside";
import { fillIn, fillInOn, send } from "./somebody";

/** Waits until the health store has told the portal's all: letters come of it. */
export async function everythingTold(): Promise<void> {
	const db = await health.readFor(TEST);
	for (let waits = 0; waits < 100; waits += 1) {
		if ((await db.$count(outbox, isNull(outbox.deliveredAt))) === 0) return;
		await new Promise((done) => setTimeout(done, 100));
	}
	throw new Error("The health store has something left to tell.");
}

/** What was written to an address, the newest first. */
export async function lettersTo(inside: Inside, email: string) {
	await everythingTold();
	const rows = await inside.query("SELECT id, recipient, words FROM mail ORDER BY created_at DESC");
	const letters = rows.map((row) => openLetter(row as unknown as Parameters<typeof openLetter>[0]));
	return letters.flatMap((letter) => (letter.ok && letter.value.recipient === email ? [letter.value] : []));
}

/**
 * The page of a Romanian-speaking family behind its code.
 * @param before what was done with its referral
 */
export async function aFollowedPage(
	inside: Inside,
	reader: ReferralReader,
	service: ReferredService,
	before: (id: string) => Promise<unknown>,
): Promise<{ id: string; email: string; link: string; html: string }> {
	const email = `${randomUUID()}@families.example`;
	const id = await aSentReferral(reader, service, { givenName: `Ana ${randomUUID()}` }, email);
	await before(id);
	const newest = async (value: "link" | "code") =>
		(await lettersTo(inside, email)).map(({ words }) => words.values[value]).find(Boolean) ?? "";
	const link = new URL(await newest("link"), "http://hub").pathname;
	const asked = await send(null, await fillIn(null, link, { button: "Trimiteți-mi un cod" }));
	const opening = fillInOn(asked.text, link, { button: "Deschide", fill: { code: await newest("code") } });
	const { text: html } = await send(null, opening);
	return { id, email, link, html };
}
