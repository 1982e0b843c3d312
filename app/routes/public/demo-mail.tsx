/** The demo's mailbox, which speaks English only, like the staff area that writes to it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StaffFrame } from "../../components/staff/staff-frame";
import { DemoMailboxView } from "../../features/staff/outbox/components/demo-mailbox-view";
import { demoMailbox } from "../../features/staff/outbox/demo-mailbox.server";
import { pathsFor } from "../../paths";
import { pageError } from "../../platform/errors";
import { useSpeech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";

import staffStyles from "../../styles/staff.scss?url";

export { pageMeta as meta } from "../../components/page-meta";

export const links = () => [{ rel: "stylesheet", href: staffStyles }];

export async function loader({ context }: LoaderFunctionArgs) {
	if (context.language !== ENGLISH) throw pageError("not-found");
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
