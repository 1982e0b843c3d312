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

interface Declaration<Param> {
	/** Whose change makes the answer another: the council's of the address, or any council's, for the portal's pages. */
	changesWith: "council" | "portal";
	/** The search parameters that the answer depends on. An address with any other is answered and not kept. */
	params?: readonly Param[];
	/** Search parameters that a form sends along; the answer is kept as long as they are empty. */
	emptyParams?: readonly string[];
}

/** What a route declares about its answer to GET. */
export class KeptRule {
	readonly changesWith: "council" | "portal";
	readonly #params: ReadonlySet<string>;
	readonly #emptyParams: ReadonlySet<string>;

	/** @throws Error when it names a parameter that must not be kept */
	constructor({ changesWith, params = [], emptyParams = [] }: Declaration<string>) {
		const wrong = params.filter((param) => PRIVATE_PARAMS.some((name) => name === param.toLowerCase()));
		if (wrong.length > 0) {
			throw new Error(`A kept page must not depend on what a family types or where it is: ${wrong.join(", ")}`);
		}
		this.changesWith = changesWith;
		this.#params = new Set(params);
		this.#emptyParams = new Set(emptyParams);
	}

	/** Whether the answer to these search parameters may be kept. */
	admits(search: URLSearchParams): boolean {
		for (const [name, value] of search) {
			if (!this.#params.has(name) && !(value === "" && this.#emptyParams.has(name))) return false;
		}
		return true;
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
