import type { Server } from "node:http";
import { OperatorProblem } from "../platform/store-errors";

/** By the code of the operating system. */
const WORDS: Readonly<Record<string, (host: string, port: number) => string>> = {
	EADDRINUSE: (_, port) => `Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`,
	EACCES: (_, port) =>
		`Port ${port} is not for this user: those below 1024 rarely are. Choose another: PORT=3001 npm start`,
	EADDRNOTAVAIL: (host) => `HOST ${host} is no address of this machine. Leave it out, or name one: HOST=0.0.0.0`,
	ENOTFOUND: (host) => `HOST ${host} is no name that is known here. Leave it out, or name an address: HOST=0.0.0.0`,
};

/**
 * Resolves when the server takes connections.
 * @throws OperatorProblem when it may not have this address
 */
export async function listen(server: Server, port: number, host: string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, () => {
			server.off("error", reject);
			resolve();
		});
	}).catch((cause: NodeJS.ErrnoException) => {
		const words = WORDS[cause.code ?? ""];
		throw words ? new OperatorProblem(words(host, port), { cause }) : cause;
	});
}
