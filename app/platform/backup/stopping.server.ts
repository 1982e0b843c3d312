/** A command that is stopped (Ctrl-C, SIGTERM, the terminal is closed) first undoes what it has half done. */
import { setTimeout as pause } from "node:timers/promises";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** So long it may take. */
const AT_MOST_MS = 10_000;

type Undo = () => void | Promise<void>;
const undos = new Set<Undo>();

/** @returns what says that it is over, and there is nothing to undo any more */
export function undoWhenStopped(undo: Undo): () => void {
	if (undos.size === 0) for (const signal of SIGNALS) process.once(signal, stop);
	undos.add(undo);
	return () => {
		undos.delete(undo);
		if (undos.size === 0) noLongerListen();
	};
}

function noLongerListen(): void {
	for (const signal of SIGNALS) process.removeListener(signal, stop);
}

async function stop(signal: NodeJS.Signals): Promise<void> {
	// A second one ends it at once.
	noLongerListen();
	const all = [...undos].map(async (undo) => undo());
	await Promise.race([Promise.allSettled(all), pause(AT_MOST_MS)]);
	process.kill(process.pid, signal);
}
