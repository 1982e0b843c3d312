/** What the product does by itself, in every process that serves. How jobs behave stands in `platform/jobs.server.ts`. */

import { cleanSlugs } from "../features/directory/listings/clean-slugs.server";
import { indexOrganisations } from "../features/directory/listings/index-organisation.server";
import { reindexEarlierForms } from "../features/directory/listings/reindex.server";
import { purgeUploads } from "../features/exchange/jobs/purge-uploads.server";
import { runImports } from "../features/exchange/jobs/run-job.server";
import { finishUndoing, goOnUndoing } from "../features/exchange/jobs/undo-job.server";
import { lookForGuardians, remindGuardians } from "../features/health/calendar/remind-guardians.server";
import { onGuardianNews, onReminderDue } from "../features/health/calendar/send-reminder.server";
import { tellGuardians } from "../features/health/calendar/tell-guardians.server";
import { purgeMessages, takeWaiting } from "../features/health/events/waiting.server";
import { endAt16, lookAtAges } from "../features/health/guardians/look-at-ages.server";
import { onPersonErased } from "../features/health/record/on-person-erased.server";
import { purgeShares } from "../features/health/sharing/purge-shares.server";
import { purgeKeptForms } from "../features/people/kept-form.server";
import { purgeInvitations } from "../features/people/members/purge-invitations.server";
import { writeSeen } from "../features/people/seen-sessions.server";
import { sweepSessions } from "../features/people/sessions.server";
import { hideUnchecked } from "../features/publishing/hide-unchecked.server";
import { lookForDue, publishDue } from "../features/publishing/publish-due.server";
import { lookForKeepers, remindKeepers } from "../features/publishing/remind-keepers.server";
import { purgeDrafts } from "../features/referrals/draft.server";
import { eraseEnded } from "../features/referrals/erase-referrals.server";
import { purgeFollowLinks } from "../features/referrals/follow.server";
import { openAtServices } from "../features/referrals/open-at-services.server";
import { lookForLate, runClock } from "../features/referrals/run-clock.server";
import { onFamilyLetter, onFamilyUnsafe, onReferralNews } from "../features/referrals/send-news.server";
import { purgeFeedback } from "../features/staff/feedback/handle-feedback.server";
import { takeRoot } from "../platform/audit.server";
import { watchForDamage } from "../platform/backup/watch-damage.server";
import { sweepTemporary } from "../platform/forms/temporary-files.server";
import type { Job } from "../platform/jobs.server";
import { purgeMail } from "../platform/mail/purge-mail.server";
import { sendDueMail, sendDueTexts } from "../platform/mail/send-mail.server";
import { purgeMarks } from "../platform/once.server";
import { sweepRateLimits } from "../platform/rate-limit.server";
import { deliverer, type Way } from "../platform/relay/deliver.server";
import { purgeOutbox } from "../platform/relay/look-after.server";
import { purgeLinks } from "../platform/single-use-links.server";
import { health, portal, STORES } from "../platform/store.server";

/** What is done in one store when the other tells it something. */
const HANDLERS = [
	onReferralNews,
	onFamilyLetter,
	onFamilyUnsafe,
	onPersonErased,
	onReminderDue,
	onGuardianNews,
] as const;
const WAYS: readonly Way[] = [
	{ from: portal, to: health, handlers: HANDLERS },
	{ from: health, to: portal, handlers: HANDLERS },
];

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export const JOBS: readonly Job[] = [
	// So often that families read it, and kept pages follow, within a second of its time.
	{ name: "look for what is close to its time", everyMs: SECOND / 2, run: lookForDue },
	{ name: "publish what is due", everyMs: SECOND / 4, run: publishDue(openAtServices) },
	{ name: "run imports", everyMs: SECOND, run: runImports },
	{ name: "look for imports that are half taken back", everyMs: 5 * SECOND, run: goOnUndoing },
	{ name: "finish taking imports back", everyMs: SECOND, run: finishUndoing },
	{ name: "send e-mail", everyMs: SECOND, run: (asker, stopping) => sendDueMail(asker, stopping) },
	{ name: "send text messages", everyMs: SECOND, run: (asker, stopping) => sendDueTexts(asker, stopping) },
	{ name: "write down when sessions were used", everyMs: SECOND, run: writeSeen },
	{ name: "index the services of organisations that were renamed", everyMs: SECOND, run: indexOrganisations },
	{ name: "index again what was indexed in an earlier form", everyMs: HOUR, run: reindexEarlierForms },
	{ name: "clean slugs that tell of a confidential place", everyMs: 24 * HOUR, run: cleanSlugs },
	{ name: "hide what nobody checked", everyMs: 10 * MINUTE, run: hideUnchecked },
	{ name: "look for keepers to remind", everyMs: HOUR, run: (asker, stopping) => lookForKeepers(asker, stopping) },
	{ name: "remind who keeps listings", everyMs: SECOND, run: remindKeepers },
	{ name: "look for guardians to remind", everyMs: HOUR, run: (asker, stopping) => lookForGuardians(asker, stopping) },
	{ name: "remind guardians", everyMs: SECOND, run: remindGuardians },
	{ name: "tell guardians what is new", everyMs: SECOND, run: tellGuardians },
	{ name: "look at children's ages", everyMs: HOUR, run: (asker, stopping) => lookAtAges(asker, stopping) },
	{ name: "end guardianships at 16", everyMs: SECOND, run: endAt16 },
	{ name: "end old sessions", everyMs: HOUR, run: (asker) => sweepSessions(asker) },
	{ name: "forget forms that nobody came back for", everyMs: 10 * MINUTE, run: (asker) => purgeKeptForms(asker) },
	{ name: "forget what forms made", everyMs: HOUR, run: (asker) => purgeMarks(asker) },
	{ name: "forget old tries", everyMs: HOUR, run: (asker) => sweepRateLimits(asker) },
	{ name: "delete old messages", everyMs: HOUR, run: (asker) => purgeMail(asker) },
	{ name: "delete old words of families", everyMs: HOUR, run: (asker) => purgeFeedback(asker) },
	{ name: "delete old invitations", everyMs: HOUR, run: (asker) => purgeInvitations(asker) },
	{ name: "delete imports that nobody ran", everyMs: HOUR, run: (asker) => purgeUploads(asker) },
	{ name: "delete uploads left behind", everyMs: HOUR, run: () => sweepTemporary() },
	{ name: "delete old links", everyMs: HOUR, run: (asker) => purgeLinks(asker) },
	{
		name: "take events that waited for their child",
		everyMs: MINUTE,
		run: (asker, stopping) => takeWaiting(asker, stopping),
	},
	{ name: "forget events that nobody waits for", everyMs: HOUR, run: (asker) => purgeMessages(asker) },
	{
		name: "look for referrals that are late",
		everyMs: 10 * MINUTE,
		run: (asker, stopping) => lookForLate(asker, stopping),
	},
	{ name: "ask for answers to referrals that are late", everyMs: SECOND, run: runClock },
	{ name: "delete old links to referrals", everyMs: HOUR, run: (asker) => purgeFollowLinks(asker) },
	{
		name: "erase referrals whose period is over",
		everyMs: HOUR,
		run: (asker, stopping) => eraseEnded(asker, stopping),
	},
	{ name: "delete old drafts of referrals", everyMs: HOUR, run: (asker) => purgeDrafts(asker) },
	{ name: "delete old shares", everyMs: HOUR, run: (asker) => purgeShares(asker) },
	...WAYS.map(
		(way): Job => ({
			name: `tell the ${way.to.name} store`,
			everyMs: SECOND,
			run: deliverer(way),
		}),
	),
	...STORES.flatMap((store): Job[] => [
		{ name: `forget what ${store.name} told`, everyMs: HOUR, run: (asker) => purgeOutbox(store, asker) },
		{ name: `cover the audit log of ${store.name}`, everyMs: MINUTE, run: (asker) => takeRoot(store, asker) },
		{ name: `look for damage in ${store.name}`, everyMs: 10 * MINUTE, run: (asker) => watchForDamage(store, asker) },
	]),
];
