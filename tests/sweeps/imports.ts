/** Reads the imports of the whole house, for the sweeps that hold it to its plan. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

export interface Import {
	from: string;
	to: string;
	typeOnly: boolean;
}

export const isTest = (path: string) => /\.test\.tsx?$/.test(path);

/** Every file of code, tests too. */
export const files = ["app", "db"].flatMap((folder) =>
	readdirSync(folder, { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((name) => /\.tsx?$/.test(name)),
);
const existing = new Set(files);

/** The file that a relative specifier names, or undefined for what is no code of ours (words, styles). */
function resolve(from: string, specifier: string): string | undefined {
	const path = normalize(join(dirname(from), specifier));
	return ["", ".ts", ".tsx", "/index.ts"].map((end) => path + end).find((name) => existing.has(name));
}

/** Every import of a file: `import`, `export … from`, `import type`, `import("…")` as a call and as a type. */
function importsOf(from: string): Import[] {
	const source = ts.createSourceFile(from, readFileSync(from, "utf8"), ts.ScriptTarget.ES2022);
	const found: Import[] = [];
	const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
		if (!specifier || !ts.isStringLiteral(specifier) || !specifier.text.startsWith(".")) return;
		const to = resolve(from, specifier.text);
		if (to) found.push({ from, to, typeOnly });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) {
			const named = node.importClause?.namedBindings;
			const eachType =
				named && ts.isNamedImports(named) && !node.importClause?.name && named.elements.every((one) => one.isTypeOnly);
			add(node.moduleSpecifier, Boolean(node.importClause?.isTypeOnly || eachType));
		} else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
			add(node.arguments[0], false);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** Every import of our own code but those of tests, types counted. */
export const imports = files.filter((file) => !isTest(file)).flatMap(importsOf);
