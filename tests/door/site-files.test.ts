/** What browsers and crawlers ask every website for. */
import { expect, it } from "vitest";
import { host } from "../setup/at-the-door";

it("there is an icon for those who do not read the page's own", async () => {
	const answer = await fetch(`${host.origin}/favicon.ico`);
	const bytes = new Uint8Array(await answer.arrayBuffer());
	expect(answer.status).toBe(200);
	expect([...bytes.slice(0, 4)], "the signature of an icon").toEqual([0, 0, 1, 0]);
});

/** Whether robots.txt closes an address, as RFC 9309 reads its patterns. Nothing is opened again there. */
function isClosed(robots: string, address: string): boolean {
	const patterns = [...robots.matchAll(/^Disallow: (\S+)$/gm)].map(([, pattern = ""]) => {
		const literal = pattern
			.replace(/\$$/, "")
			.replace(/[.?+^${}()|[\]\\]/g, "\\$&")
			.replaceAll("*", ".*");
		return new RegExp(`^${literal}${pattern.endsWith("$") ? "$" : ""}`);
	});
	expect(patterns.length).toBeGreaterThan(5);
	return patterns.some((pattern) => pattern.test(address));
}

it("crawlers find the pages of families, and nothing that is somebody's own", async () => {
	const answer = await fetch(`${host.origin}/robots.txt`);
	expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/plain; charset=UTF-8"]);
	const robots = await answer.text();
	const open = [
		"/",
		"/ur/",
		"/northmere",
		"/staffordshire",
		"/staffordshire/services",
		"/northmere/services?stage=newborn",
		"/pl/northmere/services/sign-in-together",
		"/northmere/guidance/staff-and-you",
		"/northmere/whats-on.ics",
		"/northmere/open-referral/services",
	];
	const closed = [
		"/staff",
		"/staff/northmere/services",
		"/sign-in",
		"/sign-in?for=staff",
		"/ur/sign-in/demo-staff",
		"/account",
		"/pl/account",
		"/account/passkey",
		`/invitation/${"a".repeat(43)}`,
		"/northmere/services?stage=newborn&postcode=ZZ1+1AA",
		"/ur/northmere/services?q=milk",
	];
	for (const address of open) expect(isClosed(robots, address), address).toBe(false);
	for (const address of closed) expect(isClosed(robots, address), address).toBe(true);
});
