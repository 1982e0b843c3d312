import { describe, expect, it } from "vitest";
import { outcomeOf } from "./smtp-answer";

const at = (command: string, response: string) =>
	outcomeOf({ reached: "envelope", command, code: "EENVELOPE", response });

describe("a mail server's answer about us is never final", () => {
	it.each([
		["at the greeting", { reached: "server", code: "EPROTOCOL", response: "554 5.7.1 No SMTP service here" }],
		["to STARTTLS", { reached: "server", code: "ETLS", command: "STARTTLS", response: "454 4.7.0 TLS not available" }],
		["to signing in", { reached: "server", code: "EAUTH", response: "535 5.7.8 Authentication credentials invalid" }],
		[
			"to a weak way to sign in",
			{ reached: "server", code: "EAUTH", response: "534-5.7.9 Application\n534 5.7.9 password" },
		],
		["no way to sign in that we know", { reached: "server", code: "EAUTH", command: "API" }],
	] as const)("%s", (_where, fault) => {
		expect(outcomeOf(fault)).toMatchObject({ end: "held-up", because: "refused" });
		expect(outcomeOf(fault)).not.toHaveProperty("perhapsHereOnly");
	});

	it.each([
		["MAIL FROM", "530 5.7.0 Authentication required"],
		["MAIL FROM", "530 Must issue a STARTTLS command first"],
		["MAIL FROM", "553 5.7.1 Sender address rejected: not owned by user"],
		["MAIL FROM", "550 5.1.8 Sender address rejected: domain not found"],
		["MAIL FROM", "550 not allowed"],
	])("%s: %s", (command, response) => {
		expect(at(command, response)).toMatchObject({ end: "held-up", because: "refused" });
	});

	it.each([
		["RCPT TO", "554 5.7.1 <pat@x.example>: Relay access denied"],
		["RCPT TO", "550 5.7.1 Unable to relay"],
		["RCPT TO", "550 relaying denied"],
		["RCPT TO", "454 4.7.1 Relay access denied"],
		["RCPT TO", "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked"],
		["RCPT TO", "530 5.7.0 Must issue a STARTTLS command first"],
		["DATA", "550-5.7.26 This mail is unauthenticated\n550 5.7.26 SPF and DKIM failed"],
	])("%s: %s, where it may be about one recipient only", (command, response) => {
		expect(at(command, response)).toMatchObject({ end: "held-up", because: "refused" });
	});
});

describe("a mail server's answer about the recipient or the message is final", () => {
	it.each([
		["RCPT TO", "550 5.1.1 <pat@x.example>: Recipient address rejected: User unknown in relay recipient table"],
		["RCPT TO", "550 User unknown in relay recipient table"],
		["RCPT TO", "550 No such user here"],
		["RCPT TO", "553 5.1.3 Bad address syntax"],
		["RCPT TO", "552 5.2.2 Mailbox full"],
		["RCPT TO", "550 5.7.133 Sender not authenticated for group"],
		["RCPT TO", "501 5.1.3 Bad recipient address syntax"],
		["RCPT TO", "501 Syntax error in parameters"],
		["MAIL FROM", "552 5.3.4 Message size exceeds fixed limit"],
		["DATA", "554 5.6.0 Message refused"],
		["DATA", "550 5.7.1 This looks like spam"],
	])("%s: %s", (command, response) => {
		const outcome = at(command, response);
		expect(outcome).toMatchObject({ end: "refused" });
		expect(JSON.stringify(outcome)).toContain(response.slice(0, 3));
		expect(JSON.stringify(outcome)).not.toContain("pat@");
	});

	it("and so is an address that the library does not send to", () => {
		expect(outcomeOf({ reached: "envelope", code: "EENVELOPE", command: "API" })).toMatchObject({ end: "refused" });
	});
});

describe("what passes by itself is tried again", () => {
	it.each([
		["RCPT TO", "450 4.7.1 Greylisted, try again"],
		["RCPT TO", "452 4.2.2 Mailbox full"],
		["DATA", "451 4.3.0 Busy"],
		["DATA", "421 4.3.2 Closing"],
		["RCPT TO", "503 Bad sequence of commands"],
		["RCPT TO", "500 What?"],
		["RCPT TO", "what was that?"],
	])("%s: %s", (command, response) => {
		expect(at(command, response)).toMatchObject({ end: "later" });
	});

	it.each([
		[
			"a server that takes nothing now",
			{ reached: "server", code: "EPROTOCOL", response: "421 4.3.2 Too many connections" },
		],
		["a server that is not there", { reached: "server", code: "ECONNREFUSED" }],
		["a greeting that is none", { reached: "server", code: "EPROTOCOL", response: "HTTP/1.1 400 Bad Request" }],
		["a sender that is not taken yet", { reached: "envelope", command: "MAIL FROM", response: "451 4.3.0 Busy" }],
	] as const)("%s holds up the channel", (_what, fault) => {
		expect(outcomeOf(fault)).toMatchObject({ end: "held-up", because: "away" });
	});

	it("a line that was lost before the message was handed over", () => {
		expect(outcomeOf({ reached: "envelope", code: "ECONNRESET" })).toMatchObject({ end: "later" });
	});
});

describe("what became of a message that was handed over is not known", () => {
	it.each([
		["the line was lost", { code: "ECONNECTION", command: "CONN" }],
		["nothing was answered", { code: "no answer in time" }],
		["what was answered means nothing", { code: "EMESSAGE", command: "DATA", response: "hello" }],
		["what was answered has no place there", { code: "EMESSAGE", command: "DATA", response: "354 Go ahead" }],
	])("%s", (_what, fault) => {
		expect(outcomeOf({ reached: "message", ...fault })).toMatchObject({ end: "unknown" });
	});

	it("but a refusal is known", () => {
		const fault = { reached: "message", code: "EMESSAGE", command: "DATA", response: "451 4.3.0 Busy" } as const;
		expect(outcomeOf(fault)).toMatchObject({ end: "later" });
	});
});
