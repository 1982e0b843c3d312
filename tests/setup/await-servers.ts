/** Waits until the servers of the browser tests are ready: they begin side by side, each on its own core. */
import { setTimeout as pause } from "node:timers/promises";
import type { FullConfig } from "@playwright/test";

const PATIENCE_MS = 180_000;

const isReady = (origin: string) =>
	fetch(`${origin}/readyz`).then(
		({ ok }) => ok,
		() => false,
	);

export default async function awaitServers({ projects }: FullConfig): Promise<void> {
	const until = Date.now() + PATIENCE_MS;
	for (const { name, use } of projects) {
		while (!(await isReady(use.baseURL ?? ""))) {
			if (Date.now() > until) throw new Error(`The server on ${name} is not ready; what it printed says why.`);
			await pause(200);
		}
	}
}
