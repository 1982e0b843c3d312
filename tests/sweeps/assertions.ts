/** Reads what each test asserts: what it says is there, and what it says is not. */
import ts from "typescript";

export interface Assertion {
	/** "not.toContain" */
	matcher: string;
	/** What it is about, as it is written. */
	subject: string;
	/** Where that comes from: "page" of `page?.cards`, "families" of `(await families()).length`. */
	roots: readonly string[];
	/** Whether it holds when nothing was looked at: `not.toContain("Ann")`, `toEqual([])`, `toBeUndefined()`. */
	isAbsence: boolean;
}

export interface TestBlock {
	/** "app/x.test.ts:12" */
	at: string;
	title: string;
	/** Its own, and those of functions of the same file that it uses. */
	assertions: readonly Assertion[];
}

const NOTHING_BY_NAME = new Set(["toBeUndefined", "toBeNull", "toBeFalsy", "toBeHidden"]);
const NOTHING_BY_VALUE = new Set(["toBe", "toEqual", "toStrictEqual", "toHaveCount", "toHaveLength"]);
/** What only gives its argument another form. */
const FORMS = new Set(["Buffer", "JSON", "Object", "String", "Number", "Array", "Set", "Map"]);

const isFunction = (node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration =>
	ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node);

/** `[]`, `{}`, `""`, `0`, `false`, `null` and `undefined`. */
function isNothing(node: ts.Node | undefined): boolean {
	if (!node) return false;
	if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0;
	if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0;
	return ["", '""', "0", "false", "null", "undefined"].includes(node.getText());
}

/** The names that an expression begins with: `page` and `more` of `[page.title, ...more]`. */
function rootsOf(node: ts.Node): string[] {
	if (ts.isIdentifier(node)) return FORMS.has(node.text) ? [] : [node.text];
	if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return rootsOf(node.expression);
	if (ts.isCallExpression(node)) {
		const roots = rootsOf(node.expression);
		return roots.length > 0 ? roots : node.arguments.flatMap(rootsOf);
	}
	if (isFunction(node) || ts.isLiteralExpression(node)) return [];
	const found: string[] = [];
	ts.forEachChild(node, (child) => void found.push(...rootsOf(child)));
	return found;
}

/** Reads `expect(subject).not.matcher(value)`, with all that can stand in between. */
function assertionIn(call: ts.CallExpression): Assertion | undefined {
	const names: string[] = [];
	let at: ts.Expression = call.expression;
	while (ts.isPropertyAccessExpression(at)) {
		names.unshift(at.name.text);
		at = at.expression;
	}
	if (names.length === 0 || !ts.isCallExpression(at) || !/^expect(?:\.soft|\.poll)?$/.test(at.expression.getText())) {
		return undefined;
	}
	const [subject] = at.arguments;
	const name = names.at(-1) ?? "";
	const isNot = names.includes("not");
	const saysNothing = NOTHING_BY_NAME.has(name) || (NOTHING_BY_VALUE.has(name) && isNothing(call.arguments[0]));
	return {
		matcher: isNot ? `not.${name}` : name,
		subject: subject?.getText() ?? "",
		roots: subject ? rootsOf(subject) : [],
		isAbsence: isNot !== saysNothing,
	};
}

/** `expectAccessible(page)`: a function of another file that looks at what it is given. */
function lookIn(call: ts.CallExpression): Assertion | undefined {
	const name = call.expression.getText();
	if (!/^expect[A-Z]/.test(name)) return undefined;
	return { matcher: name, subject: name, roots: call.arguments.flatMap(rootsOf), isAbsence: false };
}

/** @param file a name ending in `.ts` or `.tsx` */
export function testsIn(file: string, code: string): TestBlock[] {
	const source = ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true);
	const functions = new Map<string, ts.Node>();
	const blocks: TestBlock[] = [];

	const note = (node: ts.Node): void => {
		if (ts.isFunctionDeclaration(node) && node.name) functions.set(node.name.text, node);
		if (ts.isVariableDeclaration(node) && node.initializer && isFunction(node.initializer)) {
			functions.set(node.name.getText(), node.initializer);
		}
		ts.forEachChild(node, note);
	};
	note(source);

	function assertionsIn(node: ts.Node, seen = new Set<ts.Node>()): Assertion[] {
		if (seen.has(node)) return [];
		seen.add(node);
		const found: Assertion[] = [];
		if (ts.isCallExpression(node)) {
			const one = assertionIn(node) ?? (functions.has(node.expression.getText()) ? undefined : lookIn(node));
			if (one) found.push(one);
		}
		const used = ts.isIdentifier(node) ? functions.get(node.text) : undefined;
		if (used) found.push(...assertionsIn(used, seen));
		ts.forEachChild(node, (child) => void found.push(...assertionsIn(child, seen)));
		return found;
	}

	const visit = (node: ts.Node): void => {
		const isTest = ts.isCallExpression(node) && /^(?:it|test)\b/.test(node.expression.getText());
		const [title, ...rest] = isTest ? node.arguments : [];
		const body = rest.find(isFunction);
		if (title && body) {
			const { line } = source.getLineAndCharacterOfPosition(node.getStart());
			blocks.push({ at: `${file}:${line + 1}`, title: title.getText(), assertions: assertionsIn(body) });
		} else ts.forEachChild(node, visit);
	};
	visit(source);
	return blocks;
}
