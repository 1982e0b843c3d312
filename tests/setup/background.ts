/** A process that publishes what is due and reminds keepers until its input ends: it is to be killed meanwhile. */
import { lookForDue, publishDue } from "../../app/features/publishing/publish-due.server";
import { lookForKeepers, remindKeepers } from "../../app/features/publishing/remind-keepers.server";
import { localNow, toInstant } from "../../app/model/calendar/local-time";
import { startJobs } from "../../app/platform/jobs.server";
import { closeStores, portal } from "../../app/platform/store.server";

await portal.open();
process.stdout.write("ready\n");
const stop = startJobs([
	{ name: "look for what is close to its time", everyMs: 20, run: lookForDue },
	{ name: "publish what is due", everyMs: 20, run: publishDue },
	{
		name: "look for keepers to remind",
		everyMs: 20,
		// It is never night in a test.
		run: (asker, stopping) => lookForKeepers(asker, stopping, toInstant(localNow().date, "12:00")),
	},
	{ name: "remind who keeps listings", everyMs: 20, run: remindKeepers },
]);
process.stdin.resume();
await new Promise((resolve) => process.stdin.once("end", resolve));
await stop();
await closeStores();
