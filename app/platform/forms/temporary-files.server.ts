/** Files that come with forms: each in a folder of its own under the system's temporary one, which only we may open. */
import { rmSync } from "node:fs";
import { mkdtemp, open, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";

const PREFIX = "hub-upload-";
/** No request takes as long: what is older was left by a process that died. */
const LEFT_BEHIND_MS = 3_600_000;

/** Folders of this process that are not removed yet. */
const folders = new Set<string>();
process.once("exit", () => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/**
 * Writes a stream to a new temporary file, up to `limit` bytes; the rest is read and let go.
 * @returns where it is, and how many bytes came
 * @throws what the stream or the disk throws, having removed the file
 */
export async function keepTemporarily(stream: Readable, limit: number): Promise<{ path: string; size: number }> {
	const folder = await mkdtemp(join(tmpdir(), PREFIX));
	folders.add(folder);
	const path = join(folder, "file");
	try {
		const file = await open(path, "wx", 0o600);
		let size = 0;
		try {
			for await (const chunk of stream as AsyncIterable<Buffer>) {
				const room = limit - size;
				if (room > 0) await file.writeFile(chunk.subarray(0, room));
				size += chunk.length;
			}
		} finally {
			await file.close();
		}
		return { path, size };
	} catch (error) {
		await removeTemporary(path);
		throw error;
	}
}

/** Takes a temporary file away. */
export async function removeTemporary(path: string): Promise<void> {
	const folder = dirname(path);
	await rm(folder, { recursive: true, force: true });
	folders.delete(folder);
}

/** Takes away what processes that died have left, ours or others'. */
export async function sweepTemporary(now = Date.now()): Promise<void> {
	const names = await readdir(tmpdir());
	for (const name of names.filter((one) => one.startsWith(PREFIX))) {
		const folder = join(tmpdir(), name);
		const made = await stat(folder).catch(() => undefined);
		// Somebody else's cannot be removed, and need not be.
		if (made && now - made.mtimeMs > LEFT_BEHIND_MS) await rm(folder, { recursive: true, force: true }).catch(() => {});
	}
}
