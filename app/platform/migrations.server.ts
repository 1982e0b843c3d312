import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StoreName } from "./store-handles";

export interface Migration {
	name: string;
	statements: string[];
}

/** The folder of the project, wherever the code was bundled to: the working directory of every command. */
const root = process.env.HUB_ROOT ?? process.cwd();

/** The migrations of one store and dialect in order: `0000_name.sql`, statements parted by drizzle's breakpoint comment. */
export function readMigrations(store: StoreName, dialect: "sqlite" | "postgres"): Migration[] {
	const folder = join(root, "db", "migrations", store, dialect);
	return readdirSync(folder)
		.filter((file) => file.endsWith(".sql"))
		.sort()
		.map((file) => ({
			name: file.replace(/\.sql$/, ""),
			statements: readFileSync(join(folder, file), "utf8")
				.split("--> statement-breakpoint")
				.map((statement) => statement.trim())
				.filter(Boolean),
		}));
}
