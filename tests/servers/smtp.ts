/**
 * A mail server for tests that behaves as badly as it is told to, over TCP. What it took, it took: `received` holds every
 * message whose last line it read, whatever it answered.
 */
import { type AddressInfo, createServer, type Socket } from "node:net";

/** Where a conversation is when the server says its next line. */
export type SmtpStep = "greeting" | "EHLO" | "STARTTLS" | "AUTH" | "MAIL" | "RCPT" | "DATA" | "message";

/**
 * What is said instead of the right thing: a line; nothing, for ever; a byte at a time, for ever; or the line is dropped.
 * A function decides for each command.
 */
export type SmtpTrick = string | typeof SILENT | typeof DRIP | typeof DROP;
export const SILENT = Symbol("says nothing");
export const DRIP = Symbol("says a byte now and then, and never ends the line");
export const DROP = Symbol("drops the line");

export interface SmtpScript {
	/** Extensions that it offers. */
	offers?: string[];
	/** What it does at a step; the right thing where there is nothing. `line` is the command. */
	at?: (step: SmtpStep, line: string, connection: number) => SmtpTrick | undefined;
	/** Between two bytes of a drip. */
	dripMs?: number;
}

export interface Received {
	to: string;
	messageId: string;
	text: string;
}

const RIGHT: Record<Exclude<SmtpStep, "EHLO">, string> = {
	greeting: "220 mail.example ESMTP",
	STARTTLS: "502 5.5.1 Not here",
	AUTH: "235 2.7.0 Welcome",
	MAIL: "250 2.1.0 Ok",
	RCPT: "250 2.1.5 Ok",
	DATA: "354 Go ahead",
	message: "250 2.0.0 Taken",
};

/** @param port where one listened before; any free one where none is given */
export async function smtpServer(port = 0) {
	const received: Received[] = [];
	/** All commands, as they came. */
	const commands: string[] = [];
	const sockets = new Set<Socket>();
	let connections = 0;
	const server = createServer((socket) => {
		const connection = ++connections;
		sockets.add(socket);
		socket.on("error", () => undefined);
		socket.on("close", () => sockets.delete(socket));
		converse(socket, connection);
	});

	function converse(socket: Socket, connection: number): void {
		let pending = "";
		let message: string[] | null = null;
		let to = "";
		const say = (step: SmtpStep, line = ""): boolean => {
			const trick = smtp.script.at?.(step, line, connection) ?? rightAnswer(step);
			if (trick === DROP) socket.destroy();
			else if (trick === DRIP) drip(socket);
			else if (trick !== SILENT) socket.write(`${trick}\r\n`);
			return typeof trick === "string" && /^[23]/.test(trick);
		};
		say("greeting");
		socket.setEncoding("utf8").on("data", (chunk: string) => {
			pending += chunk;
			for (;;) {
				const end = pending.indexOf("\r\n");
				if (end < 0) return;
				const line = pending.slice(0, end);
				pending = pending.slice(end + 2);
				take(line);
			}
		});
		function take(line: string): void {
			if (message && line !== ".") {
				message.push(line.replace(/^\.\./, "."));
				return;
			}
			if (message) {
				const text = message.join("\r\n");
				received.push({ to, text, messageId: /^Message-ID: (.+)$/im.exec(text)?.[1] ?? "" });
				message = null;
				say("message");
				return;
			}
			commands.push(line);
			const verb = line.split(" ", 1)[0]?.toUpperCase() ?? "";
			if (verb === "QUIT") return void socket.end("221 2.0.0 Bye\r\n");
			if (verb === "RCPT") to = /<([^>]*)>/.exec(line)?.[1] ?? "";
			if (verb !== "EHLO" && !(verb in RIGHT)) return void socket.write("500 5.5.2 What?\r\n");
			const went = say(verb as SmtpStep, line);
			if (verb === "DATA" && went) message = [];
		}
	}

	function rightAnswer(step: SmtpStep): string {
		if (step !== "EHLO") return RIGHT[step];
		const lines = ["mail.example", ...(smtp.script.offers ?? [])];
		return lines.map((line, at) => `250${at === lines.length - 1 ? " " : "-"}${line}`).join("\r\n");
	}

	function drip(socket: Socket): void {
		const timer = setInterval(() => socket.write("2"), smtp.script.dripMs ?? 50);
		socket.on("close", () => clearInterval(timer));
	}

	await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
	const smtp = {
		script: {} as SmtpScript,
		received,
		commands,
		/** Connections that are open now. */
		open: () => sockets.size,
		connections: () => connections,
		port: (server.address() as AddressInfo).port,
		url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
		/** Forgets what was, and behaves well again. */
		reset() {
			smtp.script = {};
			received.length = 0;
			commands.length = 0;
			for (const socket of sockets) socket.destroy();
		},
		close: () => {
			for (const socket of sockets) socket.destroy();
			return new Promise<unknown>((resolve) => server.close(resolve));
		},
	};
	return smtp;
}
