/** The demo's mailbox, which speaks English only, like the staff area that writes to it. */
import { useLoaderData } from "@remix-run/react";
import { StaffFrame } from "../../components/staff/staff-frame";
import { DemoMailboxView } from "../../features/staff/outbox/components/demo-mailbox-view";
import { demoMailbox } from "../../features/staff/outbox/demo-mailbox.server";
import { pathsFor } from "../../paths";
import { ENGLISH_ONLY } from "../../platform/english-only";
import { useSpeech } from "../../platform/i18n/context";
import staffStyles from "../../styles/staff.scss?url";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = ENGLISH_ONLY;

export const links = () => [{ rel: "stylesheet", href: staffStyles }];

export async function loader() {
	const mailbox = await demoMailbox();
	return { title: mailbox.title, mailbox };
}

export default function Page() {
	const { t } = useSpeech();
	return (
		<StaffFrame
			heading={t("common:product")}
			homeHref={pathsFor("en").start()}
			person={null}
			doors={[]}
			siteHref={null}
			demo={true}
		>
			<DemoMailboxView mailbox={useLoaderData<typeof loader>().mailbox} />
		</StaffFrame>
	);
}
