/** A field of a foreign item: what stands there, read as what it should be. Pure. */
import { z } from "zod";
import { isLocalDate } from "../../model/calendar/local-time";
import { beginningOf, isBlank } from "../clean-text";
import { cleanTree, pathOf, type Step } from "./clean-tree";
import type { Findings } from "./findings";
import type { Mark, Marks } from "./marks";
import { mapUnderstood, NOT_SAID, notUnderstood, type Understood, understood, valueOr } from "./understood";

/** The longest texts, in characters, and the longest list. */
export const FOREIGN_LIMITS = { line: 300, note: 2000, prose: 20_000, link: 2000, list: 1000 } as const;

/** How much of what was not understood is kept, and how much of that stands in a sentence. */
const KEPT_WORDS = 300;
const QUOTED = 60;

const webUrl = z.url({ protocol: /^https?$/ });
const email = z.email();

/**
 * What happens when a field does not fit: it is left out; or its item is refused; or its item is refused also when
 * nothing stands there.
 */
type Rule = "optional" | "strict" | "needed";

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

/** Made by `ForeignItem.at`. Each read gives one of three states, and tells the item's findings what does not fit. */
export class ForeignField {
	constructor(
		private readonly findings: Findings,
		private readonly steps: readonly Step[],
		private readonly value: unknown,
		private readonly marks: Marks,
		private readonly rule: Rule = "optional",
	) {}

	/** "schedules[0].byday" */
	get path(): string {
		return pathOf(this.steps);
	}

	/** Whether anything stands there. */
	get isSaid(): boolean {
		const { value } = this;
		return value !== undefined && value !== null && !(typeof value === "string" && isBlank(value));
	}

	/** What stands there, as text and cut short; for a message. */
	get words(): string {
		if (!this.isSaid) return "";
		return cut(typeof this.value === "string" ? this.value : this.json, KEPT_WORDS);
	}

	/** All that stands there, as JSON; for an id of what has none. */
	get json(): string {
		return JSON.stringify(this.value ?? null);
	}

	get isObject(): boolean {
		return isRecord(this.value);
	}

	/** The same field; when it is not understood, its item is refused. */
	get strict(): ForeignField {
		return new ForeignField(this.findings, this.steps, this.value, this.marks, "strict");
	}

	/** The same field; when it is not understood or nothing stands there, its item is refused. */
	get needed(): ForeignField {
		return new ForeignField(this.findings, this.steps, this.value, this.marks, "needed");
	}

	/** A field further in. */
	at(...steps: Step[]): ForeignField {
		let field: ForeignField = this;
		for (const step of steps) {
			const inside = typeof step === "number" ? valueOr(field.list(), [])[step]?.value : field.record()?.[step];
			field = new ForeignField(this.findings, [...field.steps, step], inside, field.marks.of(step));
		}
		return field;
	}

	/**
	 * Says that what stands there is wrong.
	 * @param reason ends a sentence that begins with the field: `"10ish" is not a time`
	 * @param otherwise what is done instead, where the item is kept
	 */
	wrong(reason: string, otherwise = "left out"): Understood<never> {
		if (this.rule === "optional") this.findings.warn(this.path, `${reason}; ${otherwise}`, this.words);
		else this.findings.refuse(this.path, reason, this.words);
		this.marks.mark = "left";
		return notUnderstood(this.words);
	}

	/** Says what became of what stands there, where reading it does not tell; undefined where its parts tell. */
	mark(mark: Mark | undefined): void {
		this.marks.mark = mark;
	}

	/** A text without the blanks around it, of at most `limit` characters. */
	text(limit: number = FOREIGN_LIMITS.line): Understood<string> {
		if (!this.isSaid) return this.missing();
		if (typeof this.value !== "string") return this.wrong("is not text");
		const text = this.value.trim();
		return text.length > limit ? this.wrong(`is longer than ${limit} characters`) : this.read(text);
	}

	/**
	 * What a grammar makes of a text.
	 * @param read gives undefined for what it does not understand; it sees at most `limit` characters
	 * @param fault "is not a time"
	 */
	as<T>(
		read: (text: string) => T | undefined,
		fault: string,
		{ limit = FOREIGN_LIMITS.line, otherwise }: { limit?: number; otherwise?: string } = {},
	): Understood<T> {
		const text = this.text(limit);
		if (text.state !== "understood") return text;
		const value = read(text.value);
		return value === undefined ? this.wrong(`"${cut(text.value)}" ${fault}`, otherwise) : understood(value);
	}

	/** What names something: a text, or a whole number. */
	id(): Understood<string> {
		return Number.isSafeInteger(this.value) ? this.read(String(this.value)) : this.text();
	}

	/** One of a closed list. */
	choice<T extends string>(allowed: readonly T[]): Understood<T> {
		return this.as((text) => allowed.find((one) => one === text), `is none of ${cut(allowed.join(", "), 200)}`);
	}

	/** Those entries of a list that are of a closed list. */
	choices<T extends string>(allowed: readonly T[]): Understood<T[]> {
		return mapUnderstood(this.list(), (all) => all.flatMap((one) => valueOr(one.choice(allowed), [])));
	}

	/** The texts of a list. */
	texts(limit?: number): Understood<string[]> {
		return mapUnderstood(this.list(), (all) => all.flatMap((one) => valueOr(one.text(limit), [])));
	}

	/** "YYYY-MM-DD", a real one. */
	date(): Understood<string> {
		return this.as((text) => (isLocalDate(text) ? text : undefined), "is not a date such as 2026-11-23");
	}

	/** "HH:MM", also of a text with seconds or a zone after it. */
	time(): Understood<string> {
		return this.as((text) => /^(?:[01]\d|2[0-3]):[0-5]\d/.exec(text)?.[0], "is not a time such as 09:30");
	}

	/** A link to a web page. */
	url(): Understood<string> {
		const read = (text: string) => {
			const complete = /^www\./i.test(text) ? `https://${text}` : text;
			return !/\s/.test(text) && webUrl.safeParse(complete).success ? complete : undefined;
		};
		return this.as(read, "is not a web address", { limit: FOREIGN_LIMITS.link });
	}

	email(): Understood<string> {
		return this.as((text) => (email.safeParse(text).success ? text : undefined), "is not an e-mail address");
	}

	/** A telephone number as it is written. Sources add words to it ("ask for Sam"), which people need. */
	phone(): Understood<string> {
		return this.text();
	}

	/** A number between two others, both included; also one that stands there as text. */
	number(from = Number.MIN_SAFE_INTEGER, to = Number.MAX_SAFE_INTEGER): Understood<number> {
		if (!this.isSaid) return this.missing();
		const isFigure = typeof this.value === "string" && /^\s*-?\d{1,15}(?:\.\d{1,15})?\s*$/.test(this.value);
		const value = isFigure ? Number(this.value) : this.value;
		if (typeof value !== "number" || !Number.isFinite(value)) return this.wrong("is not a number");
		if (value < from || value > to) return this.wrong(`is not between ${from} and ${to}`);
		return this.read(value);
	}

	/** True or false. */
	flag(): Understood<boolean> {
		if (!this.isSaid) return this.missing();
		return typeof this.value === "boolean" ? this.read(this.value) : this.wrong("is neither true nor false");
	}

	/** A value of one of our own shapes, such as another portal of this kind gives exactly. */
	shape<T>(schema: z.ZodType<T>): Understood<T> {
		if (!this.isSaid) return this.missing();
		const parsed = schema.safeParse(this.value);
		if (parsed.success) return this.read(parsed.data);
		const [issue] = parsed.error.issues;
		const steps = (issue?.path ?? []).map((step) => (typeof step === "number" ? step : String(step)));
		const inside = new ForeignField(this.findings, [...this.steps, ...steps], this.value, this.marks, this.rule);
		return inside.wrong(`does not fit: ${cut(issue?.message ?? "", 200)}`);
	}

	/** The object in a text of JSON, cleaned. */
	object(limit: number): Understood<Record<string, unknown>> {
		const parsed = this.as(parseJson, "is not JSON", { limit });
		if (parsed.state !== "understood") return parsed;
		const clean = cleanTree(parsed.value);
		if (!clean.ok) return this.wrong(clean.reason);
		return isRecord(clean.value) ? understood(clean.value) : this.wrong("is not an object");
	}

	/** The fields of a list, in their order. */
	list(): Understood<ForeignField[]> {
		if (!this.isSaid) return this.missing();
		if (!Array.isArray(this.value)) return this.wrong("is not a list");
		if (this.value.length > FOREIGN_LIMITS.list) return this.wrong(`has more than ${FOREIGN_LIMITS.list} entries`);
		return understood(
			this.value.map((one, at) => new ForeignField(this.findings, [...this.steps, at], one, this.marks.of(at))),
		);
	}

	/** What `read` makes of each object of a list; undefined, and what is no object, is left out. */
	each<T>(read: (one: ForeignField) => T | undefined): Understood<T[]> {
		return mapUnderstood(this.list(), (all) =>
			all.flatMap((one) => {
				const made = one.record() ? read(one) : undefined;
				if (made !== undefined) return [made];
				if (!one.marks.isTouched) one.mark("left");
				return [];
			}),
		);
	}

	/** What stands there as an object, its fields unread; undefined for what is none. */
	private record(): Record<string, unknown> | undefined {
		if (isRecord(this.value)) return this.value;
		if (this.isSaid) this.wrong("is not an object");
		return undefined;
	}

	private read<T>(value: T): Understood<T> {
		this.marks.mark ??= "read";
		return understood(value);
	}

	private missing(): Understood<never> {
		if (this.rule === "needed")
			this.findings.refuse(this.path, typeof this.value === "string" ? "is empty" : "is missing");
		return NOT_SAID;
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const cut = (text: string, most = QUOTED) => (text.length > most ? `${beginningOf(text, most)}…` : text);
