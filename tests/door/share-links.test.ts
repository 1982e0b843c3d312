/** Shares as SMART Health Links, asked for at the running product by a viewer that is not ours. */
import { SHLViewer } from "kill-the-clipboard";
import { beforeAll, expect, it } from "vitest";
import { writeEntry } from "../../app/features/health/record/write-entry.server";
import { openShare } from "../../app/features/health/sharing/open-share.server";
import { listShares, makeShare, type NewShare, stopShare } from "../../app/features/health/sharing/share-record.server";
import { shlinkOf } from "../../app/features/health/sharing/smart-health-link.server";
import type { PersonAsker } from "../../app/model/people/asker";
import { A_VACCINATION, aRecord, aShare } from "../factories/health";
import { host } from "../setup/at-the-door";

let childId: string;
let mother: PersonAsker;
beforeAll(async () => {
	({ childId, mother } = await aRecord({ givenName: "Quillamina" }));
	await writeEntry(mother, { childId, body: A_VACCINATION, mark: null });
	const note = { kind: "note" as const, on: "2026-11-20", text: "Smiled at Zanzibar" };
	await writeEntry(mother, { childId, body: note, mark: null });
});

async function share(some: Partial<NewShare> = {}) {
	const made = await aShare(mother, childId, some);
	return { ...made, shlink: shlinkOf(made, host.origin) };
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
	const answer = await fetch(url, {
		method: "POST",
		headers: { "Content-Type": "application/json", Origin: "https://viewer.example", ...headers },
		body: typeof body === "string" ? body : JSON.stringify(body),
	});
	return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
const ASKS = { recipient: "Dr Achebe" };

it("opens in another viewer, with what was chosen and no more", async () => {
	const { shlink, id } = await share({ withPasscode: true, duration: "month" });
	const viewer = new SHLViewer({ shlinkURI: `${host.origin}/view#${shlink}` });
	expect(viewer.shl.url.length).toBeLessThanOrEqual(128);
	expect(viewer.shl.flag).toBe("LP");
	expect(JSON.stringify(viewer.shl.payload)).not.toMatch(/Quillamina|Malik/);
	const { link } = (await listShares(mother, childId)).find((one) => one.id === id) ?? {};
	const { fhirResources } = await viewer.resolveSHL({ recipient: "Dr Achebe", passcode: link?.passcode ?? "" });
	const said = JSON.stringify(fhirResources);
	expect(fhirResources).toMatchObject([{ resourceType: "Bundle", type: "document" }]);
	expect(said).toContain("Quillamina");
	expect(said).toContain('"Immunization"');
	expect(said).not.toContain("Zanzibar");
	await expect(viewer.resolveSHL({ recipient: "Dr Achebe", passcode: "x" })).rejects.toThrow(/passcode/i);
	const mine = (await listShares(mother, childId)).find((one) => one.id === id);
	expect(mine).toMatchObject({ openings: [{ says: "Dr Achebe" }], wrongPasscodes: 1 });
});

it("gives a file by a link of its own where that is wanted, encrypted anew each time, until the share is stopped", async () => {
	const { shlink, id } = await share();
	const viewer = new SHLViewer({ shlinkURI: shlink });
	const { manifest, fhirResources } = await viewer.resolveSHL({ recipient: "Dr Achebe", embeddedLengthMax: 100 });
	expect(JSON.stringify(fhirResources)).toContain("Quillamina");
	const [file] = manifest?.files ?? [];
	const url = file && "location" in file ? file.location : "";
	const [one, other] = [await fetch(url), await fetch(url)];
	expect(one.headers.get("content-type")).toBe("application/jose");
	expect(one.headers.get("cache-control")).toContain("no-store");
	const [first, second] = [await one.text(), await other.text()];
	expect(first.split(".")).toHaveLength(5);
	expect(JSON.parse(Buffer.from(first.split(".")[0] ?? "", "base64url").toString())).toMatchObject({
		alg: "dir",
		enc: "A256GCM",
	});
	expect(first.split(".")[2]).not.toBe(second.split(".")[2]);
	expect((await fetch(`${url.slice(0, -1)}${url.endsWith("A") ? "B" : "A"}`)).status).toBe(404);
	await stopShare(mother, { childId, shareId: id });
	expect((await fetch(url)).status).toBe(404);
});

it("says the same of a link that was stopped, that is over and that there never was", async () => {
	const [stopped, over, live] = [await share(), await share({ duration: "hour" }), await share()];
	await stopShare(mother, { childId, shareId: stopped.id });
	const past = new Date(Date.now() - 2 * 3_600_000);
	const old = await makeShare(
		mother,
		{ childId, recipient: "gp", sections: ["growth"], duration: "hour", withPasscode: false, mark: null },
		past,
	);
	const oldLink = (await listShares(mother, childId)).find(({ id }) => id === old)?.link;
	const urlOf = (token = "") => `${host.origin}/shl/${token}`;
	const answers = await Promise.all(
		[stopped.link.token, oldLink?.token, over.link.token.replace(/^./, "~"), "A".repeat(43)].map((token) =>
			post(urlOf(token), ASKS),
		),
	);
	const shown = ({ status, text, headers }: (typeof answers)[number]) =>
		JSON.stringify([status, text, [...headers].filter(([name]) => name !== "date")]);
	expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
	expect(new Set(answers.map(shown)).size).toBe(1);
	expect((await post(urlOf(live.link.token), ASKS)).status).toBe(200);
});

it("counts wrong passcodes in all processes together", async () => {
	const { link } = await share({ withPasscode: true });
	const guesses = Array.from({ length: 60 }, (_, at) => `guess ${at}`);
	const [here, there] = [guesses.slice(0, 30), guesses.slice(30)];
	const answers = await Promise.all([
		...here.map((passcode) => openShare({ token: link.token, passcode, says: "x" })),
		...there.map((passcode) => post(`${host.origin}/shl/${link.token}`, { ...ASKS, passcode })),
	]);
	const remaining = answers.flatMap((one) => {
		if ("ok" in one) return !one.ok && one.reason === "passcode" ? [one.remaining] : [];
		return one.status === 401 ? [JSON.parse(one.text).remainingAttempts] : [];
	});
	expect(remaining.sort((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	const right = await post(`${host.origin}/shl/${link.token}`, { ...ASKS, passcode: link.passcode });
	expect(right.status).toBe(404);
});

it.each([
	["no JSON", "recipient=me", 400],
	["no object", "[]", 400],
	["nobody", {}, 400],
	["nobody in particular", { recipient: "  " }, 400],
	["a list for a name", { recipient: ["me"] }, 400],
	["a name as long as a book", { recipient: "x".repeat(1000) }, 400],
	["more than a name", { recipient: "me", more: "x".repeat(20_000) }, 413],
	["a length that is none", { recipient: "me", embeddedLengthMax: "many" }, 200],
])("says what to send to who sends %s", async (_what, body, status) => {
	const { link } = await share();
	const answer = await post(`${host.origin}/shl/${link.token}`, body);
	expect(answer.status).toBe(status);
	expect(answer.headers.get("content-type")).toBe("application/json");
	expect(JSON.parse(answer.text)).toBeTypeOf("object");
});

it("may be asked from any website, by POST alone", async () => {
	const { link } = await share();
	const url = `${host.origin}/shl/${link.token}`;
	const asked = await fetch(url, { method: "OPTIONS", headers: { Origin: "https://viewer.example" } });
	expect(asked.status).toBe(204);
	expect(asked.headers.get("access-control-allow-origin")).toBe("*");
	expect(asked.headers.get("access-control-allow-headers")).toBe("Content-Type");
	expect((await post(url, ASKS)).headers.get("access-control-allow-origin")).toBe("*");
	const read = await fetch(url);
	expect([read.status, read.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
	expect((await post(url, ASKS, { "Content-Type": "text/plain" })).status).toBe(415);
});

/** The form of the page in which a browser opens a link. */
async function view(fields: Record<string, string>, language = "") {
	const answer = await fetch(`${host.origin}${language}/view`, {
		method: "POST",
		headers: { Origin: host.origin },
		body: new URLSearchParams(fields),
	});
	return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

it("shows in a browser what was chosen, in the reader's language, once the passcode is right", async () => {
	const { id, link, shlink } = await share({ withPasscode: true, sections: ["notes"] });
	const filled = { link: `${host.origin}/view#${shlink}`, says: "Helen Okoro" };
	const wrong = await view({ ...filled, passcode: "12" });
	expect(wrong.status).toBe(400);
	expect(wrong.text).toContain("Tries left: 9");
	expect(wrong.text).toContain(shlink);
	expect(wrong.text).not.toContain("Quillamina");
	const shown = await view({ ...filled, passcode: link.passcode ?? "" }, "/ro");
	expect(shown.status).toBe(200);
	expect(shown.headers.get("cache-control")).toContain("no-store");
	for (const words of ["Quillamina", "Smiled at Zanzibar", "Date de sănătate distribuite", "Acesta este ceea ce vede"])
		expect(shown.text).toContain(words);
	expect(shown.text).not.toContain("6-in-1");
	expect(shown.text).not.toContain(link.key);
	const mine = (await listShares(mother, childId)).find((one) => one.id === id);
	expect(mine?.openings).toMatchObject([{ says: "Helen Okoro" }]);
});

it("shows nothing for half a link, another's link or one that is over, and says how to get a new one", async () => {
	const { id, link, shlink } = await share();
	const says = "Helen Okoro";
	const withOtherKey = shlinkOf({ ...(await share()), link: { ...link, key: "A".repeat(43) } }, host.origin);
	const elsewhere = shlinkOf(await share(), "https://elsewhere.example");
	expect((await view({ link: shlink, says })).text).toContain("Quillamina");
	for (const other of ["", "hello", shlink.slice(0, 60), elsewhere, `${host.origin}/shl/${link.token}`]) {
		const { status, text } = await view({ link: other, says });
		expect([status, text.includes("Quillamina")]).toEqual([400, false]);
	}
	const half = await view({ link: withOtherKey, says });
	await stopShare(mother, { childId, shareId: id });
	const over = await view({ link: shlink, says });
	expect([half.status, over.status]).toEqual([410, 410]);
	expect(over.text).toBe(half.text);
	expect(over.text).toContain("Ask the family for a new one");
	expect(over.text).not.toMatch(/Quillamina|Malik/);
});
