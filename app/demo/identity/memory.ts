/** Where the demo's identity provider keeps its sign-ins in hand: in memory, for a while, and not without end. */
import type { Adapter, AdapterPayload } from "oidc-provider";

const MOST = 2000;

interface Kept {
	payload: AdapterPayload;
	/** Milliseconds since 1970. */
	until: number;
}

/** One for all models, since their keys hold the model's name. The oldest goes first when there are too many. */
export function memoryAdapter(): new (model: string) => Adapter {
	const kept = new Map<string, Kept>();

	return class implements Adapter {
		constructor(private readonly model: string) {}

		async upsert(id: string, payload: AdapterPayload, expiresIn?: number) {
			const until = expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY;
			kept.delete(this.#key(id));
			kept.set(this.#key(id), { payload, until });
			const [oldest] = kept.keys();
			if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
		}

		async find(id: string) {
			const found = kept.get(this.#key(id));
			return found && found.until > Date.now() ? found.payload : undefined;
		}

		async findByUid(uid: string) {
			return this.#first(({ payload }) => payload.uid === uid);
		}

		async findByUserCode(userCode: string) {
			return this.#first(({ payload }) => payload.userCode === userCode);
		}

		async consume(id: string) {
			const found = kept.get(this.#key(id));
			if (found) found.payload.consumed = Math.floor(Date.now() / 1000);
		}

		async destroy(id: string) {
			kept.delete(this.#key(id));
		}

		async revokeByGrantId(grantId: string) {
			for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
		}

		#key(id: string) {
			return `${this.model}:${id}`;
		}

		#first(wanted: (one: Kept) => boolean) {
			for (const [key, one] of kept) {
				if (key.startsWith(`${this.model}:`) && one.until > Date.now() && wanted(one)) return one.payload;
			}
			return undefined;
		}
	};
}
