/** The settings of an installation, read from the environment once and refused with words when wrong. */
import { z } from "zod";

const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(blankIsAbsent, type);

const environment = z.object({
	NODE_ENV: optional(z.enum(["development", "production", "test"]).default("development")),
	PORT: optional(z.coerce.number({ error: "must be a port number" }).int().min(0).max(65535).default(3000)),
	HOST: optional(z.string().default("127.0.0.1")),
	DATABASE_URL: optional(
		z
			.string()
			.regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, "must be file:PATH or postgres://…")
			.default("file:./data/hub.db"),
	),
	HUB_DEMO: optional(z.enum(["0", "1"], { error: "must be 0 or 1" }).default("1")),
	APP_ORIGIN: optional(
		z.url({ protocol: /^https?$/, error: "must be an origin such as https://hub.example.gov.uk" }).optional(),
	),
	SESSION_SECRET: optional(z.string().min(32, "must have at least 32 characters").optional()),
	MAP_TILE_URL: optional(
		z
			.string()
			.regex(/^(https?:\/\/|\/).*\{z\}.*\{[xy]\}.*\{[xy]\}/, "must be a URL with {z}, {x} and {y}")
			.optional(),
	),
	MAP_ATTRIBUTION: optional(z.string().default("")),
	LOG_LEVEL: optional(z.enum(["silent", "fatal", "error", "warn", "info", "debug"]).default("info")),
});
export type Env = z.infer<typeof environment>;

/** @throws Error with one line per wrong variable */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
	const result = environment.safeParse(source);
	if (!result.success) {
		const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
		throw new Error(`These environment variables are wrong:\n${lines.join("\n")}`);
	}
	const env = result.data;
	if (env.NODE_ENV === "production" && env.HUB_DEMO === "0" && !env.SESSION_SECRET) {
		throw new Error("These environment variables are wrong:\n  SESSION_SECRET must be set in production");
	}
	return env;
}

let current: Env | undefined;
/** The validated environment of this process. */
export function env(): Env {
	current ??= readEnv();
	return current;
}
