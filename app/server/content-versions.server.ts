/** Follows the councils' content versions, so that a change by any process reaches the cached pages within a second. */
import { council } from "../../db/schema";
import { systemFor } from "../model/people/asker";
import { RepeatedFailure } from "../platform/repeated-failure.server";
import { readFor } from "../platform/store.server";
import { unavailableIn } from "../platform/store-errors";

const SYSTEM = systemFor("following content versions");

const EVERY_MS = 250;

/**
 * @param changed called with the slug of each council whose content changed, came or went
 * @param silent called when versions cannot be read any more, with when they last could (milliseconds since the epoch), and
 * with undefined when they can again
 * @returns a function that stops following
 */
export async function followContentVersions(
	changed: (slug: string) => void,
	silent: (since: number | undefined) => void,
): Promise<() => void> {
	const db = await readFor(SYSTEM);
	const read = async () =>
		new Map(
			(await db.select({ slug: council.slug, version: council.contentVersion }).from(council)).map((row) => [
				row.slug,
				row.version,
			]),
		);
	let known = await read();
	let readAt = Date.now();
	let isSilent = false;
	let busy = false;
	const failures = new RepeatedFailure("content versions could not be read");
	const timer = setInterval(async () => {
		if (busy) return;
		busy = true;
		try {
			const now = await read();
			for (const slug of new Set([...known.keys(), ...now.keys()])) {
				if (known.get(slug) !== now.get(slug)) changed(slug);
			}
			known = now;
			readAt = Date.now();
			failures.worked();
			if (isSilent) silent(undefined);
			isSilent = false;
		} catch (error) {
			if (!unavailableIn(error)) failures.failed(error);
			if (!isSilent) silent(readAt);
			isSilent = true;
		} finally {
			busy = false;
		}
	}, EVERY_MS);
	timer.unref();
	return () => clearInterval(timer);
}
