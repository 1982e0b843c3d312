/** The settings of an installation, read from the environment once and refused with words when wrong. */
import { z } from "zod";
import { dialectOf } from "../../db/columns";
import { isThisMachine } from "./this-machine";

const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(blankIsAbsent, type);

/** Whether a URL of the web names a host and nothing below it; a slash at its end makes no difference. */
function isOrigin(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, origin, href } = new URL(text);
	return /^https?:$/.test(protocol) && href === `${origin}/`;
}

/** Whether nobody can listen on the way to it. */
function isConfidential(origin: string): boolean {
	const { protocol, hostname } = new URL(origin);
	return protocol === "https:" || isThisMachine(hostname);
}

/** Keys with names, the one in use first: `2026b:SECRET,2026a:SECRET`. */
const keyring = optional(
	z
		.string()
		.transform((text) => text.split(",").map((one) => one.trim()))
		.refine(
			(keys) => keys.every((key) => /^[a-z0-9]{1,16}:\S{32,}$/.test(key)),
			"must be NAME:SECRET, more of them parted by commas: a name of lower-case letters and digits, a secret of at least 32 characters",
		)
		.transform((keys) => keys.map(named))
		.refine((keys) => keys.every(({ id }) => id !== "0"), 'must not name a key "0"')
		.refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, "must name each key differently")
		.optional(),
);

function named(key: string): { id: string; secret: string } {
	const colon = key.indexOf(":");
	return { id: key.slice(0, colon), secret: key.slice(colon + 1) };
}

const environment = z.object({
	NODE_ENV: optional(z.enum(["development", "production", "test"]).default("development")),
	PORT: optional(z.coerce.number({ error: "must be a port number" }).int().min(0).max(65535).default(3000)),
	HOST: optional(z.string().default("127.0.0.1")),
	DATABASE_URL: optional(
		z
			.string()
			.regex(/^(?:file:|postgres(?:ql)?:\/\/)./, "must be file:PATH or postgres://…")
			.default("file:./data/hub.db"),
	),
	/** Of children's health records: a database of its own on the same engine, by default beside the portal's. */
	HEALTH_DATABASE_URL: optional(
		z
			.string()
			.regex(/^(?:file:|postgres(?:ql)?:\/\/)./, "must be file:PATH or postgres://…")
			.optional(),
	),
	/** Of each process to the portal's database on PostgreSQL, at most; half as many to the health store's. */
	DATABASE_CONNECTIONS: optional(
		z.coerce.number({ error: "must be a number" }).int().min(3, "must be 3 or more").max(1000).default(12),
	),
	HUB_DEMO: optional(z.enum(["0", "1"], { error: "must be 0 or 1" }).default("1")),
	APP_ORIGIN: optional(
		z
			.string()
			.refine(isOrigin, "must be an origin such as https://hub.example.gov.uk")
			.transform((url) => new URL(url).origin)
			.optional(),
	),
	/** Read by `features/accounts/providers`. */
	SIGN_IN_PROVIDERS: optional(z.string().optional()),
	/** Read by `features/health/events`. */
	EVENT_SENDERS: optional(z.string().optional()),
	/** Read by `features/referrals/bars`. */
	REFERRAL_SENDERS: optional(z.string().optional()),
	ALLOW_DEMO_SIGN_IN: optional(z.enum(["0", "1"], { error: "must be 0 or 1" }).default("0")),
	TRUST_PROXY: optional(z.enum(["0", "1"], { error: "must be 0 or 1" }).default("0")),
	SESSION_SECRET: optional(z.string().min(32, "must have at least 32 characters").optional()),
	/** Of the audit log and of encrypted fields: see `keys/keyring.server.ts`. */
	AUDIT_KEYS: keyring,
	FIELD_KEYS: keyring,
	MAP_TILE_URL: optional(
		z
			.string()
			.regex(/^(?:https?:\/\/|\/)/, "must be a URL with {z}, {x} and {y}")
			.refine((url) => ["{z}", "{x}", "{y}"].every((part) => url.includes(part)), "must be a URL with {z}, {x} and {y}")
			.optional(),
	),
	MAP_ATTRIBUTION: optional(z.string().default("")),
	/** GOV.UK Notify: a key, and for each kind of message a template. */
	NOTIFY_API_KEY: optional(
		z
			.string()
			.refine((key) => /^[0-9a-f-]{36}-[0-9a-f-]{36}$/i.test(key.slice(-73)), "must be a key of GOV.UK Notify")
			.optional(),
	),
	/** Of e-mail, with the placeholders ((subject)) and ((body)). */
	NOTIFY_TEMPLATE_ID: optional(z.uuid("must be a template's id").optional()),
	/** Of text messages, with the placeholder ((body)). */
	NOTIFY_SMS_TEMPLATE_ID: optional(z.uuid("must be a template's id").optional()),
	NOTIFY_BASE_URL: optional(z.url({ protocol: /^https?$/, error: "must be a URL" }).optional()),
	SMTP_URL: optional(
		z
			.string()
			.regex(/^smtps?:\/\/.+$/, "must be smtp://… or smtps://…")
			.refine((url) => URL.canParse(url), "must be a URL")
			.optional(),
	),
	MAIL_FROM: optional(z.string().includes("@", { error: "must be an e-mail address" }).optional()),
	/** Machine translation by whatever speaks LibreTranslate's protocol; off without it. */
	TRANSLATE_URL: optional(z.url({ protocol: /^https?$/, error: "must be a URL" }).optional()),
	TRANSLATE_API_KEY: optional(z.string().optional()),
	/** 1 where feeds may be read from the own network, which is otherwise refused. */
	FEED_ALLOW_PRIVATE: optional(z.enum(["0", "1"], { error: "must be 0 or 1" }).default("0")),
	/** Where weaknesses are reported. */
	SECURITY_CONTACT: optional(
		z
			.string()
			.regex(/^(https:\/\/\S+|mailto:[^\s@]+@\S+)$/, "must be mailto:… or https://…")
			.optional(),
	),
	LOG_LEVEL: optional(z.enum(["silent", "fatal", "error", "warn", "info", "debug"]).default("info")),
});
export type Env = z.infer<typeof environment> & { HEALTH_DATABASE_URL: string };

/** @throws Error with one line per wrong variable */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
	const result = environment.safeParse(source);
	if (!result.success) {
		const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
		throw new Error(`These environment variables are wrong:\n${lines.join("\n")}`);
	}
	const { data } = result;
	const env = { ...data, HEALTH_DATABASE_URL: data.HEALTH_DATABASE_URL ?? beside(data.DATABASE_URL) };
	const problem = togetherWrong(env);
	if (problem) throw new Error(`These environment variables are wrong:\n  ${problem}`);
	return env;
}

/** Where the health store is unless it is said: `hub.health.db` beside `hub.db`, the database `hub_health` beside `hub`. */
function beside(url: string): string {
	if (dialectOf(url) === "sqlite") return url.replace(/(\.\w+)?$/, (ending) => `.health${ending}`);
	if (!URL.canParse(url)) return `${url}_health`;
	const { pathname } = new URL(url);
	return Object.assign(new URL(url), { pathname: `${pathname}_health` }).href;
}

/** What is wrong with settings that are right one by one. */
function togetherWrong(env: Env): string | undefined {
	const { DATABASE_URL, HEALTH_DATABASE_URL } = env;
	if (DATABASE_URL === HEALTH_DATABASE_URL) return "HEALTH_DATABASE_URL must name another database than DATABASE_URL";
	if (dialectOf(DATABASE_URL) !== dialectOf(HEALTH_DATABASE_URL)) {
		return "HEALTH_DATABASE_URL and DATABASE_URL must both be files, or both be databases of PostgreSQL";
	}
	if (env.NODE_ENV === "production" && env.HUB_DEMO === "0") {
		const missing = (["APP_ORIGIN", "SESSION_SECRET", "AUDIT_KEYS", "FIELD_KEYS"] as const).filter(
			(name) => !env[name],
		);
		if (missing.length > 0) return `${missing.join(", ")} must be set in production`;
		if (env.APP_ORIGIN && !isConfidential(env.APP_ORIGIN)) return "APP_ORIGIN must begin with https:// in production";
	}
	if (Boolean(env.NOTIFY_API_KEY) !== Boolean(env.NOTIFY_TEMPLATE_ID ?? env.NOTIFY_SMS_TEMPLATE_ID)) {
		return "NOTIFY_API_KEY belongs with NOTIFY_TEMPLATE_ID, NOTIFY_SMS_TEMPLATE_ID or both";
	}
	if (env.SMTP_URL && !env.MAIL_FROM) return "MAIL_FROM must be set for SMTP_URL";
	if (env.SMTP_URL && env.NOTIFY_TEMPLATE_ID) {
		return "SMTP_URL and NOTIFY_TEMPLATE_ID are two ways to send e-mail: set one";
	}
	return undefined;
}

let current: Env | undefined;
/** The validated environment of this process, which ends with a line for each variable that is wrong. */
export function env(): Env {
	current ??= readOrEnd();
	return current;
}

/** Modules ask when they are loaded, where nobody could catch what is thrown. */
function readOrEnd(): Env {
	try {
		return readEnv();
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(1);
	}
}
