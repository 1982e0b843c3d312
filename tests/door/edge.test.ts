/** What strangers send to the running product, byte by byte: it is refused with a page, and the process lives on. */
import { existsSync, readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { type Council, findCouncil } from "../../app/features/directory/councils/queries.server";
import { listPublicServices } from "../../app/features/directory/listings/public-listings.server";
import { DEMO_MOUNT } from "../../app/features/people/providers/demo-providers";
import { listFeedback } from "../../app/features/staff/feedback/list-feedback.server";
import { LARGEST_UPLOAD } from "../../app/model/exchange/job";
import { ANYONE } from "../../app/model/people/asker";
import { aMember, aPerson, type Member } from "../factories";
import { TEST } from "../factories/asker";
import { host } from "../setup/at-the-door";
import { answerOn, rawRequest, sendBytes } from "../setup/raw-request";

let council: Council;
let publisher: Member;
let serviceId: string;
beforeAll(async () => {
	const found = await findCouncil(TEST, "northmere");
	if (!found) throw new Error("The demo is not there.");
	council = found;
	publisher = await aMember(council, "publisher");
	serviceId = (await listPublicServices(ANYONE, council.id))[0]?.id ?? "";
});

const hostLine = () => `Host: ${new URL(host.origin).host}`;
/** Somebody on the internet: limits count each apart. */
let strangers = 0;
const aStranger = () => {
	strangers += 1;
	return `198.51.${100 + Math.floor(strangers / 250)}.${strangers % 250}`;
};

async function expectAlive() {
	const page = await fetch(`${host.origin}/northmere`);
	expect(page.status).toBe(200);
	expect(await page.text()).toContain("Northmere");
}

/** The longest that the product kept an onlooker waiting while something else was done. */
async function longestSilence(work: Promise<unknown>): Promise<number> {
	let longest = 0;
	let over = false;
	void work.finally(() => {
		over = true;
	});
	while (!over) {
		const asked = performance.now();
		await (await fetch(`${host.origin}/healthz`)).text();
		longest = Math.max(longest, performance.now() - asked);
		await pause(10);
	}
	await work;
	return longest;
}

function post(
	path: string,
	init: { cookie?: string; body: BodyInit; client?: string; headers?: Record<string, string> },
) {
	const headers: Record<string, string> = { Origin: host.origin, ...init.headers };
	if (init.cookie) headers.Cookie = init.cookie;
	if (init.client) headers["X-Forwarded-For"] = init.client;
	return fetch(host.origin + path, { method: "POST", body: init.body, headers, redirect: "manual" });
}

describe("a malformed host", () => {
	it.each(["a b", "x:99999", "[::1", "%", "", "a/b", "a\tb"])("%j is refused with a page", async (name) => {
		const { status, text } = await rawRequest(host.origin, "GET /northmere HTTP/1.1", `Host: ${name}`);
		expect(status).toBe(400);
		expect(text).toContain("We could not understand this web address");
		expect(text).toContain("Content-Security-Policy: default-src 'none'");
		await expectAlive();
	});

	it("that is absent or stands there twice is refused", async () => {
		const lines = [["GET / HTTP/1.1"], ["GET / HTTP/1.0"], ["GET / HTTP/1.1", hostLine(), hostLine()]];
		for (const [first = "", ...more] of lines) expect((await rawRequest(host.origin, first, ...more)).status).toBe(400);
		await expectAlive();
	});

	it("is refused where a kept page would answer, and in the reader's language", async () => {
		const before = await rawRequest(host.origin, "GET /ur/northmere HTTP/1.1", hostLine());
		expect(before.status).toBe(200);
		const { status, text } = await rawRequest(host.origin, "GET /ur/northmere HTTP/1.1", hostLine(), hostLine());
		expect(status).toBe(400);
		expect(text).toContain('lang="ur" dir="rtl"');
	});

	it("that a proxy names is no better", async () => {
		for (const name of ["a b", "x:99999", "%", ""]) {
			const lines = ["GET /demo/identity/auth HTTP/1.1", hostLine(), `X-Forwarded-Host: ${name}`];
			expect((await rawRequest(host.origin, ...lines)).status, name).toBe(400);
		}
		await expectAlive();
	});

	it("keeps no load balancer from asking", async () => {
		expect((await rawRequest(host.origin, "GET /healthz HTTP/1.0")).text).toMatch(/^HTTP\/1\.1 200[\s\S]*ok$/);
	});
});

describe("an address that is none", () => {
	it.each([
		"//",
		"//evil.example/",
		"http://evil.example/",
		"/\\evil.example",
		"/%",
		"/%ff",
		"/%00",
		"/northmere/services/%00",
		"/northmere/services/a%0Ab",
		"/northmere/services?q=%00",
		"/northmere/services?%00=q",
		"/northmere/services?q=%1B",
		"/northmere/services?q=%ED%A0%80",
		"/northmere/open-referral/services/%00",
		"/sign-in/%00",
		"/staff/northmere/services/%00",
		"/invitation/%00",
		"/assets/%",
		"/demo/identity/%00",
		"*",
		"x",
	])("%s is refused", async (target) => {
		const { status, text } = await rawRequest(host.origin, `GET ${target} HTTP/1.1`, hostLine());
		expect(status).toBe(400);
		if (text.includes("<html")) expect(text).toContain("<h1");
		await expectAlive();
	});

	it("is one where only words are odd", async () => {
		for (const query of ["q=100%", "q=%F0%9F%92%A9", "q=a%09b%0D%0Ac", "q=%5C"]) {
			expect((await fetch(`${host.origin}/northmere/services?${query}`)).status, query).toBe(200);
		}
	});
});

describe("a long address", () => {
	it.each([
		["/?postcode=", "%09".repeat(80_000)],
		["/northmere/services?q=a", `${"+".repeat(240_000)}b`],
		["/ur/", "a/".repeat(100_000)],
	])("%s… is refused with a page of its own", async (start, more) => {
		const answer = await fetch(host.origin + start + more);
		const text = await answer.text();
		expect(answer.status).toBe(414);
		expect(text).toContain(start === "/ur/" ? "یہ ویب پتہ بہت لمبا ہے" : "This web address is too long");
		expect(text.length).toBeLessThan(50_000);
		await expectAlive();
	});

	it.each([
		["/?postcode=", "%09".repeat(30_000), 400],
		["/?unknown=", "a".repeat(90_000), 200],
		["/northmere?postcode=", "a".repeat(90_000), 200],
		["/northmere/hubs?postcode=", "a".repeat(90_000), 400],
		["/northmere/services?q=", "%E2%82%AC".repeat(10_000), 400],
		["/northmere/services?postcode=", "a".repeat(90_000), 200],
		["/northmere/services?language=", "a".repeat(90_000), 400],
		["/northmere/whats-on?date=", "a".repeat(90_000), 400],
		["/sign-in?return=/", "a".repeat(90_000), 200],
		["/nowhere/", "a".repeat(8_000), 404],
	])("%s… is answered, and stands on the page a few times at most", async (start, more, status) => {
		const answer = await fetch(host.origin + start + more, {
			redirect: "manual",
			headers: { "X-Forwarded-For": aStranger() },
		});
		const text = await answer.text();
		expect(text).toContain("<h1");
		expect([answer.status, text.length < 60_000 + 2 * more.length, text.length]).toEqual([status, true, text.length]);
	});
});

describe("a request that names our whole URL", () => {
	it("is for the page of it, whoever keeps it", async () => {
		for (const _time of ["rendered", "kept"]) {
			for (const target of [`${host.origin}/northmere/hubs`, `${host.origin.toUpperCase()}/northmere/hubs`]) {
				const { status, text } = await rawRequest(host.origin, `GET ${target} HTTP/1.1`, hostLine());
				expect(status, target).toBe(200);
				expect(text).toContain("<h1");
			}
		}
		expect((await rawRequest(host.origin, `GET ${host.origin} HTTP/1.1`, hostLine())).status).toBe(200);
		expect((await rawRequest(host.origin, `GET ${host.origin}/healthz HTTP/1.1`, hostLine())).text).toMatch(/ok$/);
	});

	it("is refused for another's", async () => {
		const { port } = new URL(host.origin);
		for (const target of [`http://evil.example:${port}/northmere`, `http://a@${host.origin.slice(7)}/northmere`]) {
			expect((await rawRequest(host.origin, `GET ${target} HTTP/1.1`, hostLine())).status, target).toBe(400);
		}
	});
});

describe("a form sent where none is taken", () => {
	it("finds no page where there is none", async () => {
		for (const path of ["/nope", "/nope/services", "/northmere/nope", "/ur/northmere/services/nope", "/a/b/c/d"]) {
			const answer = await post(path, { body: new URLSearchParams({ a: "b" }) });
			expect(answer.status, path).toBe(404);
			expect(await answer.text()).toContain("</html>");
		}
	});

	it("is told what the page takes", async () => {
		for (const path of ["/", "/northmere", "/northmere/help", "/northmere/services"]) {
			const answer = await post(path, { body: new URLSearchParams({ a: "b" }) });
			expect(answer.status, path).toBe(405);
			expect(answer.headers.get("allow")).toBe("GET, HEAD");
			expect(await answer.text()).toContain("This cannot be done here");
		}
		const deleted = await fetch(`${host.origin}/northmere`, { method: "DELETE" });
		expect(deleted.status).toBe(405);
		expect(deleted.headers.get("allow")).toBe("GET, HEAD, POST");
	});
});

describe("what is typed into a form of the address", () => {
	it("is shown again with what is wrong with it", async () => {
		const typed: [string, string, number, string][] = [
			["/northmere/whats-on?date=the+5th+of+never&stage=newborn", "the 5th of never", 400, "Enter a date, such as"],
			["/pl/northmere/whats-on?date=jutro", "jutro", 400, "Wpisz datę"],
			[`/northmere/services?q=${"baby+".repeat(50)}`, "baby baby", 400, "Use fewer words and try again"],
			[`/northmere/services?postcode=${"1+Long+Street+".repeat(5)}`, "1 Long Street", 200, "Enter a full postcode"],
			["/northmere/hubs?postcode=nowhere", "nowhere", 400, "postcode"],
			["/?postcode=nowhere", "nowhere", 400, "postcode"],
		];
		for (const [path, words, status, problem] of typed) {
			const answer = await fetch(host.origin + path);
			expect(answer.status, path).toBe(status);
			const page = await answer.text();
			expect(page, path).toContain(`value="${words}`);
			expect(page).toContain(problem);
			expect(page).toContain('aria-invalid="true"');
		}
	});

	it("can be a date as people write it", async () => {
		const answer = await fetch(`${host.origin}/northmere/whats-on?date=5+December`);
		expect(answer.status).toBe(200);
		expect(await answer.text()).toMatch(/name="date"[^>]*value="\d{4}-12-05"/);
	});
});

describe("a choice in an address", () => {
	it("that no page offers is not taken for another", async () => {
		for (const path of [
			"/northmere/guidance?by=__proto__",
			"/northmere/offer?by=nothing",
			"/northmere/services?sort=constructor",
			"/northmere/whats-on?view=constructor",
			"/northmere/open-referral/services?day=constructor",
			"/sign-in?for=__proto__",
		]) {
			expect((await fetch(host.origin + path)).status, path).toBe(400);
		}
		for (const path of ["services?status=x", "services?sort=x", "feedback?kind=x"]) {
			const answer = await fetch(`${host.origin}/staff/northmere/${path}`, { headers: { Cookie: publisher.cookie } });
			expect(answer.status, path).toBe(400);
		}
		for (const path of [
			"/northmere/guidance?by=stage",
			"/northmere/offer?by=",
			"/northmere/open-referral/services?day=monday",
		]) {
			expect((await fetch(host.origin + path)).status, path).toBe(200);
		}
	});
});

describe("what is no request", () => {
	it.each([
		["no HTTP", ["\u0000\u0001\u0002"], 400],
		["a header with a control character", ["GET / HTTP/1.1", "Host: a", "Cookie: a=\u0000"], 400],
		["a body of two lengths", ["POST / HTTP/1.1", "Host: a", "Content-Length: 1", "Content-Length: 2"], 400],
		["an unknown coding", ["POST / HTTP/1.1", "Host: a", "Transfer-Encoding: odd", "Content-Length: 0"], 400],
		["headers of a megabyte", ["GET / HTTP/1.1", "Host: a", `Cookie: a=${"x".repeat(1 << 20)}`], 431],
	])("%s is refused in a line", async (_, lines, status) => {
		expect((await rawRequest(host.origin, ...lines)).status).toBe(status);
		await expectAlive();
	});

	it("a body that stops being one is refused, whoever waits for it", async () => {
		const lines = [
			"POST /northmere/comments HTTP/1.1",
			hostLine(),
			`Origin: ${host.origin}`,
			"Content-Type: application/x-www-form-urlencoded",
			"Transfer-Encoding: chunked",
		];
		const socket = await sendBytes(host.origin, `${lines.join("\r\n")}\r\n\r\n3\r\na=b\r\n`);
		await pause(100);
		socket.write("no length\r\n");
		expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 400 /);
		await expectAlive();
	});

	it.each([
		"=;;;=",
		`hub-session=${"%".repeat(100)}`,
		"hub-session=\u00ff\u00fe; northmere-shortlist=%00.%00",
		`hub-session=${"x".repeat(100_000)}`,
	])("an odd cookie is nobody's: %s", async (cookie) => {
		for (const path of ["/northmere/shortlist", "/account", "/staff/northmere"]) {
			const { status } = await rawRequest(host.origin, `GET ${path} HTTP/1.1`, hostLine(), `Cookie: ${cookie}`);
			expect([200, 302, 303], path).toContain(status);
		}
		await expectAlive();
	});
});

describe("a form", () => {
	it("of another kind, in an unknown coding or broken off is refused", async () => {
		const sent: [Record<string, string>, string][] = [
			[{ "Content-Type": "application/json" }, "{}"],
			[{ "Content-Type": "text/plain" }, "a=b"],
			[{ "Content-Type": "multipart/form-data" }, "x"],
			[{ "Content-Type": "multipart/form-data; boundary=b" }, "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n"],
			[{ "Content-Type": "application/x-www-form-urlencoded", "Content-Encoding": "gzip" }, "a=b"],
		];
		for (const [headers, body] of sent) {
			const answer = await post("/northmere/comments", { headers, body });
			expect(answer.status, JSON.stringify(headers)).toBe(415);
			expect(await answer.text()).toContain("We could not read this form");
		}
		const elsewhere = await post("/northmere/comments", { headers: { Origin: "https://evil.example" }, body: "a=b" });
		expect(elsewhere.status).toBe(403);
		await expectAlive();
	});

	it("that is too large is refused in the reader's language", async () => {
		const body = new URLSearchParams({ comment: "x".repeat(1_100_000) });
		const answer = await post("/pl/northmere/comments", { body });
		expect(answer.status).toBe(413);
		const page = await answer.text();
		expect(page).toContain("To za dużo na jedno wysłanie");
		expect(page).toContain("1 MB");
	});

	it("of a family that pasted far too much comes back with all of it, and says how much there may be", async () => {
		for (const path of ["/northmere/comments", "/northmere/services/rhyme-time/report"]) {
			const details = `${"word ".repeat(60_000)}the last`;
			const answer = await post(path, { body: new URLSearchParams({ details, kind: "times" }), client: aStranger() });
			expect(answer.status, path).toBe(400);
			const page = await answer.text();
			expect(page).toContain("the last</textarea>");
			expect(page).toMatch(/[12],000/);
		}
	});

	it("with characters in it that do not show is taken without them", async () => {
		const answer = await post("/northmere/comments", {
			body: "details=Thank%00+you%0D%0Aso%1B+much%EF%B7%90%E2%80%AE&details%00=x",
			headers: { "Content-Type": "application/x-www-form-urlencoded" },
		});
		expect(answer.status).toBe(303);
		const said = await listFeedback(TEST, council.id, { status: "new" }, { limit: 1000 });
		expect(said.map(({ details }) => details)).toContain("Thank you\nso much");
	});

	it("that is no UTF-8 is not kept with signs in its place, but refused", async () => {
		const unread = await post("/northmere/comments", {
			body: "details=Thanks+for+the+caf%E9",
			headers: { "Content-Type": "application/x-www-form-urlencoded" },
		});
		expect(unread.status).toBe(415);
		expect(await unread.text()).toContain("We could not read this form");
		const said = await listFeedback(TEST, council.id, { status: "new" }, { limit: 1000 });
		expect(said.map(({ details }) => details).filter((one) => one.startsWith("Thanks for the caf"))).toEqual([]);
		const read = await post("/northmere/comments", {
			body: new URLSearchParams({ details: "Thanks for the café \ufffd" }),
		});
		expect(read.status).toBe(303);
	});

	it.each(["\u200b", "\u2800", "\u202e\u202c \u2067\u2069", "\ufdd0\ufeff", "\u3164"])(
		"whose name nobody would see is not filled in: %j",
		async (name) => {
			const path = `/staff/northmere/services/${serviceId}/edit/about`;
			const answer = await post(path, { cookie: publisher.cookie, body: new URLSearchParams({ name, revision: "0" }) });
			expect(answer.status).toBe(400);
			expect(await answer.text()).toContain("Enter a name");
		},
	);

	it("that gives an answer its page does not offer, or one beside another, is told so", async () => {
		const answers: [string, Record<string, string>, string][] = [
			["who", { who: "children", from: "6", "from-unit": "__proto__" }, "Choose one of the answers on this page"],
			["cost", { free: "constructor" }, "Choose one of the answers on this page"],
			[
				"cost",
				{ free: "free", costs: "c1", "costs-0-amount": "2.50" },
				"You filled in boxes that belong to another answer",
			],
		];
		for (const [section, fields, words] of answers) {
			const path = `/staff/northmere/services/${serviceId}/edit/${section}`;
			const body = new URLSearchParams({ ...fields, revision: "0" });
			const answer = await post(path, { cookie: publisher.cookie, body });
			expect(answer.status, section).toBe(400);
			expect(await answer.text()).toContain(words);
		}
		const button = new URLSearchParams({ do: "__proto__" });
		const answer = await post(`/staff/northmere/services/${serviceId}`, { cookie: publisher.cookie, body: button });
		expect(answer.status).toBe(400);
		expect(await answer.text()).toContain("The page does not offer this");
	});

	it("with a field of tabs keeps nobody waiting", async () => {
		const path = `/staff/northmere/services/${serviceId}/edit/about`;
		const name = `Stay${"\t".repeat(150_000)}play`;
		const answering = post(path, { cookie: publisher.cookie, body: new URLSearchParams({ name, revision: "0" }) });
		expect(await longestSilence(answering)).toBeLessThan(4000);
		const answer = await answering;
		expect(answer.status).toBe(400);
		expect(await answer.text()).toContain("300");
	});
});

/** Bytes of physical memory of the product; undefined where the system does not say. */
function memory(): number | undefined {
	const file = `/proc/${host.pid}/status`;
	if (!existsSync(file)) return undefined;
	return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(file, "utf8"))?.[1]) * 1024;
}

const UPLOAD = "/staff/northmere/imports/upload";

/** The beginning of an upload of 20 MB; the rest never comes. */
async function hangingUpload(cookie?: string): Promise<Socket> {
	const head = [
		`POST ${UPLOAD} HTTP/1.1`,
		hostLine(),
		`Origin: ${host.origin}`,
		`X-Forwarded-For: ${aStranger()}`,
		...(cookie ? [`Cookie: ${cookie}`] : []),
		"Content-Type: multipart/form-data; boundary=b",
		`Content-Length: ${LARGEST_UPLOAD}`,
		"",
		'--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n',
	];
	return sendBytes(host.origin, head.join("\r\n"), Buffer.alloc(LARGEST_UPLOAD - 1_000_000, "x"));
}

const asFile = (text: BlobPart, name = "services.csv") => {
	const form = new FormData();
	form.set("file", new File([text], name));
	return form;
};

describe("an upload", () => {
	it("of somebody who may not is not read, and 25 that hang cost nothing", async () => {
		const before = memory();
		const sockets = await Promise.all(Array.from({ length: 25 }, () => hangingUpload()));
		const answers = sockets.map((socket) => answerOn(socket));
		const page = fetch(`${host.origin}/northmere/services?q=while+they+hang`);
		for (const answer of await Promise.all(answers)) {
			expect(answer).toMatch(/^HTTP\/1\.1 303 /);
			expect(answer).toMatch(/location: \/sign-in\?/i);
		}
		expect((await page).status).toBe(200);
		const after = memory();
		if (before && after) expect(after - before).toBeLessThan(100 * 1024 * 1024);
		// They are hung up on.
		await Promise.all(sockets.map((socket) => socket.destroyed || new Promise((done) => socket.once("close", done))));
		await expectAlive();
	}, 180_000);

	it.each([
		["nobody has to sign in", async () => undefined, 303],
		["a stranger to the council finds nothing", async () => (await aPerson()).cookie, 404],
		["an editor may not", async () => (await aMember(council, "editor")).cookie, 403],
	])("is answered as its page would: %s", async (_, whose, status) => {
		const cookie = await whose();
		const answer = await post(UPLOAD, { cookie, body: asFile("x".repeat(5_000_000)), client: aStranger() });
		expect(answer.status).toBe(status);
	});

	it("of a megabyte of headings keeps nobody waiting", async () => {
		const headings = Array.from({ length: 100_000 }, (_, at) => `h${at.toString(36)}`).join(",");
		const answering = post(UPLOAD, { cookie: publisher.cookie, body: asFile(`${headings}\n`) });
		expect(await longestSilence(answering)).toBeLessThan(4000);
		const answer = await answering;
		expect(answer.status).toBe(400);
		expect(await answer.text()).toContain("more than 200 columns");
	});

	it("goes on as before for those who may, too large a one as well", async () => {
		const good = await post(UPLOAD, { cookie: publisher.cookie, body: asFile("name,postcode\nCafé,ZZ1 1AA\n") });
		expect(good.status).toBe(303);
		expect(good.headers.get("location")).toMatch(/^\/staff\/northmere\/imports\/.+\/columns$/);
		const large = await post(UPLOAD, { cookie: publisher.cookie, body: asFile(new Uint8Array(LARGEST_UPLOAD + 1)) });
		expect(large.status).toBe(400);
		expect(await large.text()).toContain("20 MB");
		const none = await post(UPLOAD, { cookie: publisher.cookie, body: asFile("", "") });
		expect(none.status).toBe(400);
	}, 180_000);
});

describe("what one network may use", () => {
	it("is counted by what answers cost, and spent by none but its own", async () => {
		const client = aStranger();
		const ask = (path: string, who = client) => fetch(host.origin + path, { headers: { "X-Forwarded-For": who } });
		let refused: Response | undefined;
		for (let at = 0; at < 6000 && !refused; at += 50) {
			const answers = Promise.all(
				Array.from({ length: 50 }, (_, one) =>
					ask(`/northmere/open-referral/services?full=true&per_page=500&n=${at + one}`),
				),
			);
			refused = (await answers).find(({ status }) => status === 429);
		}
		expect(refused?.status).toBe(429);
		expect(refused?.headers.get("retry-after")).toBe("60");
		expect(await refused?.text()).toContain("Too many tries");
		expect((await ask("/northmere/open-referral/service_at_locations/none")).status).toBe(429);
		// A machine is told so in its own words, and others may go on.
		const event = (who: string) =>
			fetch(`${host.origin}/events/child-health`, { method: "POST", headers: { "X-Forwarded-For": who }, body: "{}" });
		const throttled = await event(client);
		expect([throttled.status, throttled.headers.get("retry-after")]).toEqual([429, "60"]);
		expect(await throttled.json()).toMatchObject({
			resourceType: "OperationOutcome",
			issue: [{ severity: "error", code: "throttled" }],
		});
		expect((await event(aStranger())).status).toBe(401);
		expect((await ask("/northmere/services?q=another", aStranger())).status).toBe(200);
		// Pages from memory are free, and staff at work are not counted.
		await ask("/northmere/help", aStranger());
		expect((await ask("/northmere/help")).status).toBe(200);
		const staff = await fetch(`${host.origin}/staff/northmere/services`, {
			headers: { "X-Forwarded-For": client, Cookie: publisher.cookie },
		});
		expect(staff.status).toBe(200);
	}, 120_000);
});

it("nothing of it reached the log as a fault", async () => {
	// What is refused at the demo's sign-in is logged: the log is seen to be read.
	await fetch(`${host.origin}${DEMO_MOUNT}/auth?client_id=nobody`);
	await expect.poll(host.printed, { timeout: 20_000 }).toMatch(/"level":40.*identity provider refused/);
	expect(host.printed()).not.toMatch(/"level":(50|60)/);
});

describe("a part of a form without a name", () => {
	it.each(["form-data", 'form-data; filename="a.csv"'])("(%s) is none, and ends nothing", async (disposition) => {
		const body = `--b\r\nContent-Disposition: ${disposition}\r\n\r\nx\r\n--b--\r\n`;
		const headers = { "Content-Type": "multipart/form-data; boundary=b" };
		const answer = await post("/northmere/comments", { body, headers, client: aStranger() });
		expect(answer.status).toBe(400);
		expect(await answer.text()).toContain("</html>");
		await expectAlive();
	});
});
