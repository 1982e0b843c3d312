/** The tokens of a council that begin in one way. One that no entry has any more stays among them. Pure. */
import { bySigns } from "../../../model/order";
import type { Follows, Step } from "./council-entries";

export class Beginning implements Follows<Beginning> {
	/** In the order of their signs. */
	readonly tokens: readonly string[];

	constructor(
		private readonly beginning: string,
		tokens: readonly string[],
	) {
		this.tokens = [...new Set(tokens)].sort(bySigns);
	}

	get byteLength() {
		return this.tokens.reduce((sum, token) => sum + 2 * token.length, 0);
	}

	follow(step: Step): Beginning {
		const known = new Set(this.tokens);
		const more = step.changed.flatMap(({ tokens }) =>
			[...tokens].filter((token) => token.startsWith(this.beginning) && !known.has(token)),
		);
		return more.length > 0 ? new Beginning(this.beginning, [...this.tokens, ...more]) : this;
	}
}
