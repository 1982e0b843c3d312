/** Ports for servers that tests start, stop and start again. */
import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Whether nobody listens on a port, nor uses it otherwise. */
const isFree = (port: number): Promise<boolean> =>
	new Promise((resolve) => {
		const server = createServer();
		server.once("error", () => resolve(false));
		server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
	});

/**
 * A port on which nobody listens, and that stays free: it is below those that systems give to outgoing connections. Who
 * asks again and again for a server that is away would otherwise get its port in the end, and be connected to themselves.
 */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = randomInt(10_000, 20_000);
		if (await isFree(port)) return port;
	}
}
