/**
 * Every regular expression of the product takes time in proportion to the text it meets: what families, councils and
 * feeds write can be long, and a search that goes back again and again keeps everybody waiting. Each expression is
 * judged by `recheck`; a failure names the expression, its growth and a text that shows it.
 *
 * How to mend one: blanks around a sign are taken off after `split`, or made one first, not by `\s*`; two parts that may
 * hold the same character are told apart by leaving the sign between them out of the first, `[^\s@.]+\.`; what is never
 * long is counted, `\d{1,3}`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

// In JavaScript and in this process: the same verdict on every machine, without the binary for some of them.
process.env.RECHECK_BACKEND = "pure";
const { checkSync } = await import("recheck");

/** Where an expression is made of a text from outside, and what keeps its time short there. */
const MADE_OF_FOREIGN_TEXT: Readonly<Record<string, string>> = {
	"app/features/exchange/sheets/foreign-pattern.server.ts": "a pattern of a mapping is stopped after a second",
};

/** Milliseconds for one expression, on a machine that does much else: what cannot be judged within them is too tangled for a reader as well. */
const LIMIT = 60_000;

interface Expression {
	/** "app/features/…/read.ts:12". */
	at: string;
	source: string;
	flags: string;
}

/** The text of a constant; a part that is only known later stands as "x". Undefined when nothing of it is known. */
function constantText(node: ts.Expression | undefined, file: ts.SourceFile): string | undefined {
	if (!node) return undefined;
	if (ts.isStringLiteralLike(node)) return node.text;
	if (ts.isTemplateExpression(node)) {
		const parts = node.templateSpans.map((part) => (constantText(part.expression, file) ?? "x") + part.literal.text);
		return node.head.text + parts.join("");
	}
	if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
		return [node.left, node.right].map((side) => constantText(side, file) ?? "x").join("");
	}
	if (ts.isIdentifier(node)) {
		const declared = file.statements
			.filter(ts.isVariableStatement)
			.flatMap((statement) => statement.declarationList.declarations)
			.find(({ name }) => ts.isIdentifier(name) && name.text === node.text);
		return constantText(declared?.initializer, file);
	}
	return undefined;
}

const isRegExp = (node: ts.Node): node is ts.NewExpression | ts.CallExpression =>
	(ts.isNewExpression(node) || ts.isCallExpression(node)) &&
	ts.isIdentifier(node.expression) &&
	node.expression.text === "RegExp";

/** Every expression of a file: `/…/`, `new RegExp("…")` and `` new RegExp(`…`) ``. */
function expressionsIn(path: string, code: string): Expression[] {
	const file = ts.createSourceFile(path, code, ts.ScriptTarget.ES2022, true);
	const found: Expression[] = [];
	const visit = (node: ts.Node): void => {
		const at = `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
		if (ts.isRegularExpressionLiteral(node)) {
			const end = node.text.lastIndexOf("/");
			found.push({ at, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
		} else if (isRegExp(node)) {
			const [pattern, flags] = node.arguments ?? [];
			const source = constantText(pattern, file);
			if (source !== undefined) found.push({ at, source, flags: constantText(flags, file) ?? "" });
			else if (!(path in MADE_OF_FOREIGN_TEXT)) found.push({ at, source: "not known here", flags: "?" });
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

const verdicts = new Map<string, string | undefined>();

/** What is wrong with an expression; undefined for nothing. */
function fault({ source, flags }: Expression): string | undefined {
	if (flags === "?") return "is made of a text that is not known before the program runs: escape what is put in";
	// Without an open repeat an expression reads a fixed number of characters from each place.
	if (!/[*+]|\{\d+,\}/.test(source)) return undefined;
	const key = `/${source}/${flags}`;
	if (!verdicts.has(key)) verdicts.set(key, judged(source, flags));
	return verdicts.get(key);
}

function judged(source: string, flags: string): string | undefined {
	// What it cannot prove it tries with texts made at random: the same ones each time.
	const result = checkSync(source, flags, { timeout: LIMIT, randomSeed: 1 });
	if (result.status === "safe") return undefined;
	if (result.status === "unknown") return `cannot be judged (${result.error.kind}): make it simpler`;
	return `grows as a ${result.complexity.summary}: ${result.attack.pattern}`;
}

const expressions = ["app", "db"]
	.flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
	.filter((path) => /\.(tsx?|mjs)$/.test(path) && !/\.test\.tsx?$/.test(path))
	.flatMap((path) => expressionsIn(path, readFileSync(path, "utf8")));

const faults = (list: readonly Expression[]) =>
	list.flatMap((each) => {
		const what = fault(each);
		return what ? [`${each.at} /${each.source}/${each.flags} ${what}`] : [];
	});

it("expressions are found, and a slow one is seen in every form", () => {
	expect(expressions.length).toBeGreaterThan(200);
	const code = [
		String.raw`text.replace(/\s*\n\s*/g, " ");`,
		String.raw`const BLANKS = "\\s*";`,
		String.raw`new RegExp(BLANKS + "\\n" + BLANKS, "g");`,
		"new RegExp(`#{BLANKS}x`);".replace("#", "$"),
		"RegExp(typed);",
		String.raw`/^\s+x/.test(text);`,
	].join("\n");
	expect(faults(expressionsIn("a.ts", code)).map((each) => each.split(" ")[0])).toEqual([
		"a.ts:1",
		"a.ts:3",
		"a.ts:4",
		"a.ts:5",
	]);
});

it("every expression takes time in proportion to its text", () => {
	expect(faults(expressions)).toEqual([]);
});
