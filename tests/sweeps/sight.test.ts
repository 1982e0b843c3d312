/** Nothing gets at the database another way than for somebody; that it is for somebody, `without-asker.ts` shows. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { files, isTest } from "./imports";

const sources = files
	.filter((file) => !isTest(file))
	.map((file) => ({ file, text: readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "") }));
const naming = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

/** Where the product itself asks, to which nothing is hidden. A new line here is a decision. */
const SYSTEM = [
	"app/cli/operator.ts",
	"app/demo/identity/demo-identity.server.ts",
	"app/demo/put-children.server.ts",
	"app/demo/put-referrals.server.ts",
	"app/demo/seed-demo.server.ts",
	"app/features/health/events/answer-events.server.ts",
	"app/features/people/kept-form.server.ts",
	"app/features/people/providers/settings.server.ts",
	"app/features/people/sessions.server.ts",
	"app/features/people/sign-in/finish-sign-in.server.ts",
	"app/features/people/sign-in/landing-page.server.ts",
	"app/features/people/sign-in/start-sign-in.server.ts",
	"app/features/referrals/bars/sent.server.ts",
	"app/features/staff/editor/still-right.server.ts",
	"app/features/staff/outbox/demo-mailbox.server.ts",
	"app/platform/jobs.server.ts",
	"app/platform/keys/key-prints.server.ts",
	"app/platform/rate-limit.server.ts",
	"app/platform/store-ids.server.ts",
	"app/server/content-versions.server.ts",
	"app/server/host.server.ts",
	"app/server/serve.server.ts",
];

describe("the database", () => {
	it("is opened by the platform alone", () => {
		expect(
			naming(/from "(pg|better-sqlite3|drizzle-orm\/better-sqlite3|drizzle-orm\/node-postgres)"|import\("pg"\)/),
		).toEqual([
			"app/platform/store-handles.ts",
			"app/platform/store-postgres.server.ts",
			"app/platform/store-sqlite.server.ts",
			"app/platform/backup/postgres-keeper.server.ts",
			"app/platform/backup/sqlite-keeper.server.ts",
			"app/platform/backup/unfinished.server.ts",
			"app/platform/postgres/connections.server.ts",
			"app/platform/postgres/first-answer.server.ts",
			"app/platform/postgres/pulse.server.ts",
			"app/platform/postgres/turns.server.ts",
		]);
		expect(naming(/\bopen(Store|Sqlite|Postgres)(<.*>)?\(/)).toEqual([
			"app/platform/store-postgres.server.ts",
			"app/platform/store-sqlite.server.ts",
			"app/platform/store.server.ts",
		]);
	});

	it("is no business of features but through a reading for somebody or a transaction of somebody", () => {
		expect(
			naming(/\b(store|portal|health)\.open\(/).filter((file) => !/^app\/(platform|server|cli)\//.test(file)),
		).toEqual([]);
		expect(naming(/\breadFor\(/).length).toBeGreaterThan(60);
	});

	it("is asked by the product itself only where that is a decision", () => {
		expect(naming(/\bsystemFor\(/).sort()).toEqual(SYSTEM);
	});

	it("has referrals read by their own wing, and by nobody else", () => {
		const users = naming(/from "[./]*db\/schema\/referrals"/);
		expect(users.length).toBeGreaterThan(4);
		expect(users.filter((file) => !file.startsWith("app/features/referrals/"))).toEqual([]);
		expect(
			naming(/\breferral(?:Appointment|AppointmentStep|Feedback|Note|Step)\b.*from "[./]*db\/schema/).sort(),
		).toEqual([
			"app/features/referrals/appointments.server.ts",
			"app/features/referrals/family-says.server.ts",
			"app/features/referrals/feedback.server.ts",
			"app/features/referrals/move-referral.server.ts",
			"app/features/referrals/open-referral.server.ts",
			"app/features/referrals/write-note.server.ts",
		]);
	});

	it("has children's records read by their doors, and by nobody else", () => {
		const RECORD = "app/features/health/record/";
		/** Folders that open a record, each to those of its kind. A new one is a decision. */
		const DOORS = [
			RECORD,
			"app/features/health/calendar/",
			"app/features/health/events/",
			"app/features/health/guardians/",
			"app/features/health/photos/",
			"app/features/health/problems/",
			"app/features/health/professionals/",
			"app/features/health/sharing/",
		];
		const users = naming(/from "[./]*db\/schema\/(?:health|record)"/);
		// Sealing anew looks at every encrypted column of both stores.
		expect(users.filter((file) => !DOORS.some((door) => file.startsWith(door)))).toEqual([
			"app/platform/rotate-keys.server.ts",
		]);
		for (const door of DOORS) expect(users.filter((file) => file.startsWith(door)).length, door).toBeGreaterThan(0);
		const entries = naming(/\bentriesFor\(/).filter((file) => !file.endsWith("stored-record.server.ts"));
		expect(entries.sort()).toEqual([`${RECORD}reader.server.ts`, "app/features/health/sharing/open-share.server.ts"]);
	});
});
