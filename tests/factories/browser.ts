/** A browser without pages: it keeps cookies by path and goes where it is sent, one step at a time. */

interface Cookie {
	name: string;
	value: string;
	path: string;
}

export interface TestBrowser {
	/** One request, its answer as it came: redirects are not followed. */
	ask(url: string, init?: RequestInit): Promise<Response>;
	/** Asks, and follows redirects until `stop` says so or none is left. @returns the last answer, and where it was */
	follow(url: string, stop?: (url: URL) => boolean): Promise<{ url: URL; answer: Response | null }>;
	/** The `Cookie` header for a path. */
	cookies(path: string): string;
	keep(answer: Response): void;
}

export function aBrowser(): TestBrowser {
	const jar = new Map<string, Cookie>();
	const cookies = (path: string) =>
		[...jar.values()]
			.filter((cookie) => path.startsWith(cookie.path))
			.map(({ name, value }) => `${name}=${value}`)
			.join("; ");
	const keep = (answer: Response) => {
		for (const header of answer.headers.getSetCookie()) {
			const [pair = "", ...attributes] = header.split(";").map((part) => part.trim());
			const [name = "", ...value] = pair.split("=");
			const said = (wanted: string) =>
				attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
			const path = said("path") ?? "/";
			const over = said("max-age") === "0" || Date.parse(said("expires") ?? "") < Date.now();
			if (over) jar.delete(name + path);
			else jar.set(name + path, { name, value: value.join("="), path });
		}
	};
	const ask = async (url: string, init: RequestInit = {}) => {
		const headers = new Headers(init.headers);
		const cookie = cookies(new URL(url).pathname);
		if (cookie) headers.set("Cookie", cookie);
		const answer = await fetch(url, { ...init, headers, redirect: "manual" });
		keep(answer);
		return answer;
	};
	return {
		ask,
		cookies,
		keep,
		async follow(from, stop = () => false) {
			let url = new URL(from);
			for (let steps = 0; steps < 10; steps += 1) {
				if (stop(url)) return { url, answer: null };
				const answer = await ask(url.href);
				const location = answer.headers.get("Location");
				if (!location) return { url, answer };
				url = new URL(location, url);
			}
			throw new Error(`${from} leads round in circles`);
		},
	};
}
