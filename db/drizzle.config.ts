import { defineConfig } from "drizzle-kit";
import { dialect } from "./columns";

/** Of which store migrations are made: the portal's, unless STORE says "health". */
const store = process.env.STORE ?? "portal";

export default defineConfig({
	dialect: dialect === "postgres" ? "postgresql" : "sqlite",
	schema: store === "health" ? "./db/schema/health.ts" : "./db/schema/index.ts",
	out: `./db/migrations/${store}/${dialect}`,
});
