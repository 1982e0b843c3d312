import { resolve } from "node:path";
import { dialectOf } from "../../db/columns";

/** A database in words for the operator, without its password: "the database /var/hub.db". */
export function whereIs(url: string): string {
	if (dialectOf(url) === "sqlite") return `the database ${resolve(url.replace(/^file:/, ""))}`;
	if (!URL.canParse(url)) return "the database of PostgreSQL";
	const { hostname, port, pathname } = new URL(url);
	return `the database ${decodeURIComponent(pathname.slice(1))} of PostgreSQL at ${hostname}:${port || "5432"}`;
}
