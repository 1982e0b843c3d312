/** A process that publishes, reminds and imports what is due until its input ends: see `background-process.ts`. */
import { runImports } from "../../app/features/exchange/jobs/run-job.server";
import { lookForDue, publishDue } from "../../app/features/publishing/publish-due.server";
import { lookForKeepers, remindKeepers } from "../../app/features/publishing/remind-keepers.server";
import { openAtServices } from "../../app/features/referrals/open-at-services.server";
import { localNow, toInstant } from "../../app/model/calendar/local-time";
import { startJobs } from "../../app/platform/jobs.server";
import { closeStores, portal } from "../../app/platform/store.server";

await portal.open();
process.stdout.write("ready\n");
const stop = startJobs([
	{ name: "look for what is close to its time", everyMs: 20, run: lookForDue },
	{ name: "publish what is due", everyMs: 20, run: publishDue(openAtServices) },
	{
		name: "look for keepers to remind",
		everyMs: 20,
		// It is never night in a test.
		run: (asker, stopping) => lookForKeepers(asker, stopping, toInstant(localNow().date, "12:00")),
	},
	{ name: "remind who keeps listings", everyMs: 20, run: remindKeepers },
	{ name: "run imports", everyMs: 20, run: runImports },
]);
process.stdin.resume();
await new Promise((resolve) => process.stdin.once("end", resolve));
await stop();
await closeStores();
