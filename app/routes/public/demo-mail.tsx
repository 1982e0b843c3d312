/** The demo's mailbox, which speaks English only, like the staff area that writes to it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "../../components/page-frame";
import { DemoMailboxView } from "../../features/outbox/components/demo-mailbox-view";
import { demoMailbox } from "../../features/outbox/demo-mailbox.server";
import { pageError } from "../../platform/errors";
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
	return (
		<PageFrame>
			<DemoMailboxView mailbox={useLoaderData<typeof loader>().mailbox} />
		</PageFrame>
	);
}
