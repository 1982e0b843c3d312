/** A way to a PostgreSQL server on which connections are cut, fall silent, or lead to another server. */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

interface Fault {
	/** Meets a query whose text matches. */
	at: RegExp;
	/** Cuts before the server has it; cuts when the server has answered; lets the connection fall silent. */
	kind: "before" | "after" | "silent";
	happened(): void;
}

export class BadNetwork {
	/** The port of the server that new connections lead to. */
	target: number;
	readonly #pairs = new Set<readonly [Socket, Socket]>();
	readonly #server = createServer((socket) => this.#lead(socket));
	#fault: Fault | undefined;
	#silent = false;

	constructor(target: number) {
		this.target = target;
	}

	/**
	 * @param port a port of one's own; without it one that is free
	 * @returns the port to connect to
	 */
	async listen(port = 0): Promise<number> {
		await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
		const address = this.#server.address();
		return typeof address === "object" && address ? address.port : 0;
	}

	/** Returns when somebody connects. */
	async reached(): Promise<void> {
		await once(this.#server, "connection");
	}

	/** Cuts all connections. */
	cut(): void {
		for (const [near, far] of this.#pairs) {
			near.destroy();
			far.destroy();
		}
	}

	/**
	 * Lets one fault happen, to the first connection with such a query.
	 * @returns when it has happened
	 * @throws Error when no such query came in half a minute
	 */
	faultAt(at: RegExp, kind: Fault["kind"]): Promise<void> {
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => reject(new Error(`No query like ${at} came.`)), 30_000);
			const happened = () => {
				clearTimeout(late);
				resolve();
			};
			this.#fault = { at, kind, happened };
		});
	}

	/** Takes packets from either side from now on, and delivers none. Connections stand. */
	fallSilent(): void {
		this.#silent = true;
		for (const pair of this.#pairs) for (const socket of pair) socket.pause();
	}

	/** Delivers again, first what was held back. */
	speak(): void {
		this.#silent = false;
		for (const pair of this.#pairs) for (const socket of pair) socket.resume();
	}

	close(): void {
		this.#server.close();
		this.cut();
	}

	#lead(near: Socket): void {
		const far = connect(this.target, "127.0.0.1");
		const pair = [near, far] as const;
		this.#pairs.add(pair);
		let met: Fault["kind"] | undefined;
		const end = () => {
			this.#pairs.delete(pair);
			near.destroy();
			far.destroy();
		};
		for (const socket of pair) {
			socket.setNoDelay(true);
			socket.on("error", () => undefined).once("close", end);
			if (this.#silent) socket.pause();
		}
		near.on("data", (data) => {
			const fault = met ? undefined : this.#fault;
			if (fault?.at.test(data.toString("latin1"))) {
				this.#fault = undefined;
				met = fault.kind;
				if (met === "before") end();
				if (met !== "after") fault.happened();
				else far.once("data", fault.happened);
			}
			if (met === undefined || met === "after") far.write(data);
		});
		far.on("data", (data) => {
			if (met === "after") end();
			else if (met === undefined) near.write(data);
		});
	}
}
