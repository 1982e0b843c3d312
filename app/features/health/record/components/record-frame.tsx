import type { ReactNode } from "react";
import { BackLink, InsetText, WarningText } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { RecordHead } from "../record-pages.server";
import { BesideEntries } from "./beside-entry";

interface Props {
	head: RecordHead;
	heading: ReactNode;
	lead?: ReactNode;
	/** Before the heading: what is wrong, or what was done. */
	notice?: ReactNode;
	children: ReactNode;
}

/** What is around a section of a record: the way back to the child, whose it is, and that nothing is missing unsaid. */
export function RecordFrame({ head, heading, lead, notice, children }: Props) {
	const { t, paths } = useSpeech();
	const { child, unread, died, beside } = head;
	return (
		<>
			<BackLink href={paths.childRecord(child.id)}>
				<bdi>{child.name}</bdi>
			</BackLink>
			{notice}
			<PageHeading caption={<bdi>{child.name}</bdi>} lead={lead}>
				{heading}
			</PageHeading>
			{died ? <InsetText>{died}</InsetText> : null}
			{unread ? <WarningText>{t("health-record:home.unread")}</WarningText> : null}
			<BesideEntries.Provider value={beside}>{children}</BesideEntries.Provider>
		</>
	);
}
