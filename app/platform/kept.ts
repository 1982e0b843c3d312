/**
 * How a route says that its answer is the same for everybody and may be kept for others. A route that does not say so
 * is answered for one reader only: fresh, with `no-store`. See app/server/README.md.
 */

/** What a family types, or where it is: an answer that depends on one of these is for that family only. */
const PRIVATE_PARAMS = [
	"q",
	"search",
	"postcode",
	"near",
	"address",
	"uprn",
	"position",
	"lat",
	"latitude",
	"lng",
	"lon",
	"longitude",
] as const;
type PrivateParam = (typeof PRIVATE_PARAMS)[number];

/** What needs no percent sign in a path, spelt with one (RFC 3986, 6.2.2.2). */
const UNRESERVED = /%(?:2d|2e|5f|7e|3\d|[46][1-9a-f]|[57][0-9a])/gi;

interface Declaration<Param> {
	/** Whose change makes the answer another: the council's of the address, or any council's, for the portal's pages. */
	changesWith: "council" | "portal";
	/** The search parameters that the answer depends on. An address with any other is answered and not kept. */
	params?: readonly Param[];
	/** Those that may have several values, whose order does not matter. */
	sets?: readonly Param[];
	/** Search parameters that a form sends along; the answer is kept as long as they are empty. */
	emptyParams?: readonly string[];
	/** Search parameters that the answer does not depend on. */
	unread?: readonly string[];
}

/** What a route declares about its answer to GET. */
export class KeptRule {
	readonly changesWith: "council" | "portal";
	readonly #params: ReadonlySet<string>;
	readonly #sets: ReadonlySet<string>;
	readonly #emptyParams: ReadonlySet<string>;
	readonly #unread: ReadonlySet<string>;

	/** @throws Error when it names a parameter that must not be kept */
	constructor({ changesWith, params = [], sets = [], emptyParams = [], unread = [] }: Declaration<string>) {
		const named = [...params, ...sets, ...unread];
		const wrong = named.filter((param) => PRIVATE_PARAMS.some((name) => name === param.toLowerCase()));
		if (wrong.length > 0) {
			throw new Error(`A kept page must not depend on what a family types or where it is: ${wrong.join(", ")}`);
		}
		this.changesWith = changesWith;
		this.#params = new Set(params);
		this.#sets = new Set(sets);
		this.#emptyParams = new Set(emptyParams);
		this.#unread = new Set(unread);
	}

	/**
	 * The one spelling of an address under which its answer may be kept, the same for all that ask the same: without
	 * empty and unread parameters, in one order, each value once.
	 * @returns undefined where the answer may not be kept: for a parameter that is not declared, or one of one value that
	 * has two
	 */
	canonical(url: URL): URL | undefined {
		const values = new Map<string, Set<string>>();
		for (const [name, value] of url.searchParams) {
			if (this.#unread.has(name) || (value === "" && this.#emptyParams.has(name))) continue;
			if (!this.#params.has(name) && !this.#sets.has(name)) return undefined;
			if (value !== "") values.set(name, (values.get(name) ?? new Set()).add(value));
		}
		const search = new URLSearchParams();
		for (const [name, own] of values) {
			if (own.size > 1 && !this.#sets.has(name)) return undefined;
			for (const value of [...own].sort()) search.append(name, value);
		}
		search.sort();
		const canonical = new URL(url);
		canonical.search = search.toString();
		canonical.pathname = url.pathname.replace(UNRESERVED, decodeURIComponent);
		return canonical;
	}
}

/**
 * The `handle` of a route whose answer to GET is rendered without cookies and may be kept for others:
 * `export const handle = kept({ changesWith: "council", params: ["by"] })`.
 * @throws Error at start when a parameter must not be kept, which the types refuse too
 */
export function kept<const Param extends string>(
	declaration: Declaration<Param extends PrivateParam ? never : Param>,
): { kept: KeptRule } {
	return { kept: new KeptRule(declaration) };
}

/** @returns what a route's `handle` declares, or undefined where its answer is for one reader only */
export function keptRuleOf(handle: unknown): KeptRule | undefined {
	if (typeof handle !== "object" || handle === null || !("kept" in handle)) return undefined;
	return handle.kept instanceof KeptRule ? handle.kept : undefined;
}
