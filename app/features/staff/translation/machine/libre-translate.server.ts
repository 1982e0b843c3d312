/**
 * Machine translation: a port, and a client for whatever speaks LibreTranslate's protocol. Off unless TRANSLATE_URL is
 * set. What leaves here are words that a council writes for families, never anything about a family.
 */
import { env } from "../../../../platform/env.server";

export type MachineFailure =
	/** It is asked too often, or has a fault that passes. */
	| "busy"
	/** It does not do this: a wrong key, an unknown language, a text it does not take. */
	| "refused"
	| "unreachable";

export class MachineError extends Error {
	constructor(
		readonly reason: MachineFailure,
		message: string,
	) {
		super(message);
		this.name = "MachineError";
	}
}

export interface Machine {
	/**
	 * Translates English texts, each on its own.
	 * @param target a language's code
	 * @returns as many texts, in the same order
	 * @throws MachineError
	 */
	translate(texts: readonly string[], target: string): Promise<string[]>;
}

export interface LibreTranslate {
	/** Without "/translate" at its end. */
	url: string;
	apiKey?: string;
	timeoutMs?: number;
	/** The first pause before it is asked again; each one after it is twice as long. */
	pauseMs?: number;
}

const ATTEMPTS = 3;
/** Of one request. */
const MOST_TEXTS = 20;
const MOST_CHARACTERS = 8000;
const LONGEST_PAUSE_MS = 5000;

/** The machine that this installation is set up with, or null. */
export function machine(): Machine | null {
	const { TRANSLATE_URL: url, TRANSLATE_API_KEY: apiKey } = env();
	return url ? libreTranslate({ url, apiKey }) : null;
}

export function libreTranslate(settings: LibreTranslate): Machine {
	return {
		async translate(texts, target) {
			const translated: string[] = [];
			for (const batch of batches(texts)) translated.push(...(await translateBatch(settings, batch, target)));
			return translated;
		},
	};
}

/** Texts in requests of a size that a server takes; a text that is longer than that goes alone. */
function* batches(texts: readonly string[]): Generator<string[]> {
	let batch: string[] = [];
	let characters = 0;
	for (const text of texts) {
		if (batch.length > 0 && (batch.length === MOST_TEXTS || characters + text.length > MOST_CHARACTERS)) {
			yield batch;
			batch = [];
			characters = 0;
		}
		batch.push(text);
		characters += text.length;
	}
	if (batch.length > 0) yield batch;
}

async function translateBatch(settings: LibreTranslate, texts: string[], target: string): Promise<string[]> {
	const { pauseMs = 500 } = settings;
	for (let attempt = 1; ; attempt += 1) {
		const answer = await requestTranslations(settings, texts, target);
		if ("translated" in answer) return answer.translated;
		if (answer.failure.reason === "refused" || attempt === ATTEMPTS) throw answer.failure;
		const pause = Math.min(LONGEST_PAUSE_MS, answer.waitMs ?? pauseMs * 2 ** (attempt - 1));
		await new Promise((resolve) => setTimeout(resolve, pause));
	}
}

type Answer = { translated: string[] } | { failure: MachineError; waitMs?: number };

async function requestTranslations(settings: LibreTranslate, texts: string[], target: string): Promise<Answer> {
	const { url, apiKey, timeoutMs = 30_000 } = settings;
	let response: Response;
	let body: unknown;
	try {
		response = await fetch(`${url.replace(/\/{1,9}$/, "")}/translate`, {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ q: texts, source: "en", target, format: "text", ...(apiKey && { api_key: apiKey }) }),
			signal: AbortSignal.timeout(timeoutMs),
			redirect: "error",
		});
		body = await response.json().catch(() => null);
	} catch (error) {
		return { failure: new MachineError("unreachable", error instanceof Error ? error.message : String(error)) };
	}
	if (response.status === 429 || response.status >= 500) {
		const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
		return {
			failure: new MachineError("busy", `HTTP ${response.status}`),
			...(Number.isFinite(seconds) && { waitMs: seconds * 1000 }),
		};
	}
	const translated = response.ok && typeof body === "object" && body && "translatedText" in body && body.translatedText;
	if (
		!Array.isArray(translated) ||
		translated.length !== texts.length ||
		!translated.every((text) => typeof text === "string")
	) {
		return { failure: new MachineError("refused", `HTTP ${response.status}, not a translation of each text`) };
	}
	return { translated };
}
