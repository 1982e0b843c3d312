/** From nothing to a listening server, and back on a signal. */
import { council } from "../../db/schema";
import { seedDemo } from "../demo/seed-demo.server";
import { demoSignIn, signInProviders } from "../features/people/providers/settings.server";
import { writeSeen } from "../features/people/seen-sessions.server";
import { localNow } from "../model/calendar/local-time";
import { systemFor } from "../model/people/asker";
import { coverWhatWasRecorded } from "../platform/audit.server";
import { env } from "../platform/env.server";
import { sweepTemporary } from "../platform/forms/temporary-files.server";
import { startJobs } from "../platform/jobs.server";
import { logger } from "../platform/log.server";
import { migrateAndSeal } from "../platform/rotate-keys.server";
import { closeStores, health, portal } from "../platform/store.server";
import { OperatorProblem, unavailableIn } from "../platform/store-errors";
import { JOBS } from "./background.server";
import { createHost, type HostOptions } from "./host.server";
import { listen } from "./listen.server";

/** The whole of stopping: what takes longer is cut off, and taken up by the next start. */
const STOP_WITHIN_MS = 10_000;

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Says what is being done and, when it took a while, how long. */
async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
	const started = performance.now();
	const result = await work();
	say(`• ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
	return result;
}

const SYSTEM = systemFor("starting");
const STOPPING = systemFor("stopping");

/** Opens the database, brings it up to date, looks after the demo, and listens. What people can mend ends it in a line. */
export async function serve(options: HostOptions): Promise<void> {
	await start(options).catch((error: unknown) => {
		const problem = error instanceof OperatorProblem ? error : unavailableIn(error);
		if (!problem) throw error;
		say(problem.message);
		process.exit(1);
	});
}

/** Where it does not answer, or something of it has to be mended, all else is served without it. */
async function openHealth(): Promise<void> {
	await health.open().catch((error: unknown) => {
		const unavailable = unavailableIn(error);
		if (!unavailable) throw error;
		say(`• ${unavailable.message} All but health records is served without it, and it is asked again.`);
	});
}

async function start(options: HostOptions): Promise<void> {
	const { HOST, PORT, HUB_DEMO, APP_ORIGIN } = env();
	const opened = await portal.open();
	await step("Migrating the database", () => migrateAndSeal(SYSTEM));
	await step("Opening the health store", openHealth);
	if (HUB_DEMO === "1") {
		// Again on later days: the demo's dates move on with the calendar. A database with real councils only is left alone.
		const councils = await opened.read(SYSTEM).select({ fictional: council.fictional }).from(council);
		const wanted = councils.length === 0 || councils.some(({ fictional }) => fictional);
		if (wanted) await step("Looking after the demo", () => seedDemo({ today: localNow().date }));
	}
	await sweepTemporary();
	// A wrong setting stops the start.
	await signInProviders();
	if ((await demoSignIn()) === "real-council") {
		say("• Nobody can sign in: a real council publishes here, so the demo's people may not. Set SIGN_IN_PROVIDERS,");
		say("  or ALLOW_DEMO_SIGN_IN=1 where everybody who reaches this may be anybody.");
	}
	const host = await step("Starting", () => createHost(options));
	const stopJobs = startJobs(JOBS);

	let stopping = false;
	const stop = async (code: number) => {
		if (stopping) return;
		stopping = true;
		say("Stopping: what is in hand is finished first.");
		setTimeout(() => process.exit(code), STOP_WITHIN_MS).unref();
		await Promise.allSettled([host.stop(), stopJobs()]);
		await writeSeen(STOPPING).catch((error) =>
			logger.warn({ err: error }, "when sessions were used is not written down"),
		);
		await coverWhatWasRecorded(STOPPING);
		await closeStores();
		process.exit(code);
	};
	const stopFor = (code: number) => () => {
		stop(code).catch(() => process.exit(1));
	};
	process.on("SIGTERM", stopFor(0));
	process.on("SIGINT", stopFor(0));
	// After a fault that nobody caught, what this process holds may be wrong: another is to take its place.
	for (const event of ["uncaughtException", "unhandledRejection"] as const) {
		process.on(event, (error: unknown) => {
			logger.fatal({ err: error, event }, "a fault that nobody caught ends the process");
			stopFor(1)();
		});
	}

	await listen(host.server, PORT, HOST);
	const address = host.server.address();
	const port = typeof address === "object" && address ? address.port : PORT;
	say(`Ready: ${APP_ORIGIN ?? `http://localhost:${port}`}`);
}
