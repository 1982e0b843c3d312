/** How a command speaks: progress on standard error, its result on standard output. */

const BAR = 24;
const EVERY_MS = { terminal: 100, plain: 3000 };
const numbers = new Intl.NumberFormat("en-GB");

/** "1,491,312" */
export const count = (value: number): string => numbers.format(value);

export interface Progress {
	/**
	 * Says how far the work is. Cheap enough to call thousands of times: most calls print nothing.
	 * @param text what has been done so far: "120,000 postcodes"
	 * @param fraction of the whole, 0 to 1; null when the whole is not known
	 */
	at(text: string, fraction?: number | null): void;
	/** Ends with a line that says what was done and how long it took. */
	done(text: string): void;
}

/** Follows one piece of long work: a bar when standard error is a terminal, a plain line now and then elsewhere. */
export function followProgress(label: string, out: NodeJS.WriteStream = process.stderr): Progress {
	const terminal = Boolean(out.isTTY);
	const started = performance.now();
	let said = started;
	return {
		at(text, fraction = null) {
			const now = performance.now();
			if (now - said < (terminal ? EVERY_MS.terminal : EVERY_MS.plain)) return;
			said = now;
			const part = fraction === null ? null : Math.min(1, Math.max(0, fraction));
			const percent = part === null ? "" : `${Math.floor(part * 100)}% `;
			if (!terminal) {
				out.write(`${label}: ${percent}${text}\n`);
				return;
			}
			const filled = Math.round((part ?? 0) * BAR);
			const bar = part === null ? "" : `[${"█".repeat(filled)}${"·".repeat(BAR - filled)}] `;
			out.write(`\r\x1b[K${label} ${bar}${percent}${text}`);
		},
		done(text) {
			const seconds = ((performance.now() - started) / 1000).toFixed(1);
			out.write(`${terminal ? "\r\x1b[K" : ""}${label}: ${text} (${seconds} s)\n`);
		},
	};
}

const SHOWN_PROBLEMS = 20;

/** What is wrong, in lines to read: the first few, and how many more there are in `total`. */
export function problemLines(
	problems: readonly { where: string; field: string; reason: string }[],
	total = problems.length,
): string[] {
	const shown = problems.slice(0, SHOWN_PROBLEMS);
	const lines = shown.map(({ where, field, reason }) => `  ${where}, ${field}: ${reason}`);
	if (total > shown.length) lines.push(`  and ${count(total - shown.length)} more`);
	return lines;
}

/** The same of the rows of a file, told by their lines. */
export const badRowLines = (
	rows: readonly { line: number | string; field: string; reason: string }[],
	total = rows.length,
): string[] =>
	problemLines(
		rows.map(({ line, ...problem }) => ({ where: `line ${line}`, ...problem })),
		total,
	);

/** Prints a command's result: `value` as one line of JSON when `--json` was asked for, else `lines` for people. */
export function answer(json: boolean | undefined, value: unknown, lines: readonly string[]): void {
	process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${lines.join("\n")}\n`);
}
